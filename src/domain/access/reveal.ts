import { ok, refuse, type Result } from '../result'
import { covers } from './area'
import { FIELD_POLICY, type PrivateField } from './field-policy'
import type { Actor, StaffRole } from './role'

/** Why somebody needs to see a value whole. */
export const REVEAL_REASONS = ['visit', 'verify', 'request', 'help', 'other'] as const
export type RevealReason = (typeof REVEAL_REASONS)[number]

export const REVEAL_REASON_WORDS = {
  visit: '入户、联系本人',
  verify: '核对是不是本人',
  request: '本人要求查看',
  help: '办理帮扶手续',
  other: '其他',
} as const satisfies Record<RevealReason, string>

/** Shows a value whole to a role that may see it there, for a reason; "other" says which. The post it is done in is kept. */
export function decideReveal(
  field: PrivateField,
  { reason, words }: { readonly reason: RevealReason; readonly words: string },
  actor: Actor,
  villageCode: string,
): Result<StaffRole, 'reveal.notForRole' | 'reveal.reasonMissing'> {
  const allowed: readonly StaffRole[] = FIELD_POLICY[field].revealedTo
  const post = actor.posts.find(({ role, areaCode }) => allowed.includes(role) && covers(areaCode, villageCode))
  if (post === undefined) return refuse('reveal.notForRole')
  if (reason === 'other' && words.trim() === '') return refuse('reveal.reasonMissing', { field: 'words' })
  return ok(post.role)
}

/** What is kept of a look at a household: by which operation, and in which of the person's posts. */
export function postOfLook(actor: Actor, villageCode: string): StaffRole | undefined {
  return actor.posts.find(({ areaCode }) => covers(areaCode, villageCode))?.role
}
