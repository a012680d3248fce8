import type { Day } from '../calendar/day'
import { ok, refuse, type Result } from '../result'
import { covers } from './area'
import { areasFor } from './permission-table'
import type { Actor, Post } from './role'

/** A post as the staff register keeps it. */
export interface StandingPost extends Post {
  /** Of the person behind it, as in `Actor.id`. */
  readonly actorId: string
  /** False once somebody has ended it. */
  readonly active: boolean
  readonly validFrom: Day | null
  readonly validUntil: Day | null
}

/** Days of a post are both included; a post of the staff file has none and lasts until it is ended. */
export function postState({ active, validFrom, validUntil }: Omit<StandingPost, keyof Post>, day: Day) {
  if (!active || (validUntil !== null && validUntil < day)) return 'ended'
  return validFrom !== null && validFrom > day ? 'notYet' : 'inForce'
}

/** Ends a post at once. Nobody ends their own: a county must not be left without anybody who can invite. */
export function decideEndPost(
  post: StandingPost,
  actor: Actor,
  day: Day,
): Result<StandingPost, 'permission.area' | 'post.own' | 'post.ended'> {
  if (!areasFor(actor, 'endPost').some((area) => covers(area, post.areaCode))) return refuse('permission.area')
  if (post.actorId === actor.id) return refuse('post.own')
  if (postState(post, day) === 'ended') return refuse('post.ended')
  return ok({ ...post, active: false })
}
