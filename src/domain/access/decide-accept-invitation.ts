import type { Day } from '../calendar/day'
import { ok, refuse, type Result } from '../result'
import { INVITATION_TRANSITIONS, type Invitation } from './invitation'

type AcceptRefusal =
  'invitation.wrong' | 'invitation.revoked' | 'invitation.used' | 'invitation.expired' | 'invitation.identityTaken'

interface Try {
  readonly phone: string
  /** True when this identity has a post under another phone number: one identity is one person. */
  readonly isSomebodyElse: boolean
}

/**
 * Takes an invitation up. A code that nobody was given and a phone number that does not fit are refused alike, so that guessing
 * one tells nothing about the other.
 */
export function decideAcceptInvitation(
  invitation: Invitation | undefined,
  { phone, isSomebodyElse }: Try,
  day: Day,
): Result<Invitation, AcceptRefusal> {
  if (invitation === undefined || invitation.phone !== phone) return refuse('invitation.wrong')
  const state = INVITATION_TRANSITIONS[invitation.state].acceptInvitation
  if (state === null) return refuse(invitation.state === 'revoked' ? 'invitation.revoked' : 'invitation.used')
  if (invitation.expiresOn < day || invitation.validUntil < day) return refuse('invitation.expired')
  if (isSomebodyElse) return refuse('invitation.identityTaken')
  return ok({ ...invitation, state, version: invitation.version + 1 })
}
