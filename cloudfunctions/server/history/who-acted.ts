import type { Day } from '../../../src/domain/calendar/day'
import { covers } from '../../../src/domain/access/area'
import { ROLE_WORDS } from '../../../src/domain/access/role'
import type { Tx } from '../database/scope'
import { staffActor } from '../staff-actor'

interface Act {
  /** `Actor.id`. */
  readonly actor: string
  readonly on: Day
  readonly villageCode: string
}

interface Who {
  readonly name: string
  /** The post in which it was done; empty for who has none. */
  readonly roleWord: string
}

/** Whoever reported or objected: which of the villagers it was is told to nobody. */
export const VILLAGER: Who = { name: '群众', roleWord: '' }

export const SYSTEM: Who = { name: '系统', roleWord: '' }

/** Actors that are no person of the register of posts. */
const OTHERS: Readonly<Record<string, Who>> = {
  timer: SYSTEM,
  operator: { name: '操作员', roleWord: '' },
}

/** Who did each of these, by the register of posts, those that have ended included. @returns in their order */
export async function whoActed(tx: Tx, acts: readonly Act[]): Promise<readonly Who[]> {
  if (acts.length === 0) return []
  const areas = new Set(acts.flatMap(({ villageCode: code }) => [code, code.slice(0, 9), code.slice(0, 6)]))
  const rows = await tx
    .selectFrom('staff')
    .select(['name', 'phone_hash', 'role', 'area_code', 'valid_from', 'valid_until'])
    .where('area_code', 'in', [...areas])
    .orderBy('area_code', 'desc')
    .orderBy('staff_id')
    .execute()
  const posts = rows.map((row) => ({ ...row, actor: staffActor(row, [row]).id }))
  return acts.map(({ actor, on, villageCode }) => {
    const there = posts.filter((post) => post.actor === actor && covers(post.area_code, villageCode))
    const post = there.find((one) => (one.valid_from ?? on) <= on && on <= (one.valid_until ?? on)) ?? there[0]
    if (post !== undefined) return { name: post.name, roleWord: ROLE_WORDS[post.role] }
    return OTHERS[actor] ?? (actor.startsWith('villager:') ? VILLAGER : { name: '工作人员', roleWord: '' })
  })
}
