import { staffIdOf, type Actor } from '../access/role'
import { mayInVillage } from '../access/permission-table'
import { covers } from '../access/area'
import type { Day } from '../calendar/day'
import { ok, refuse, type Refusal, type Result } from '../result'
import type { RuleEvidence } from './evidence'
import { ORDER_STATE_WORDS, type Finding, type Outcome, type WorkOrder } from './order'
import { FROM_ABOVE, ORDER_ACTIONS, TRANSITIONS, type OrderAction } from './transitions'

/** A finding as it is kept: what it answers and how long that stays silent. */
export interface AnsweredEvidence extends RuleEvidence {
  readonly finding: Finding
  readonly foundOn: Day
  readonly silentUntil: Day | null
}

/** What an order leaves in the history of its county. Nothing of a person's own words gets in: history cannot be corrected. */
export type OrderEvent =
  | { readonly type: 'order.issued' | 'order.joined'; readonly by: WorkOrder['openedBy']; readonly version: number }
  | { readonly type: 'order.accepted' | 'order.handedOver' | 'order.reopened'; readonly version: number }
  | { readonly type: 'order.urged'; readonly version: number }
  | { readonly type: 'order.visited'; readonly version: number; readonly visitedOn: Day; readonly met: string }
  | { readonly type: 'order.closed'; readonly version: number; readonly outcome: Outcome }

/** What a command makes of an order: its next row, the findings to keep, and the one event. */
export interface OrderDecision {
  readonly order: WorkOrder
  readonly findings: readonly AnsweredEvidence[]
  readonly event: OrderEvent
}

export type OrderRefusal =
  | 'permission.area'
  | 'permission.role'
  | 'order.stale'
  | 'order.wrongState'
  | 'order.notAssignee'
  | 'order.visitInFuture'
  | 'order.visitTooEarly'
  | 'order.reasonMissing'
  | 'order.actReasonMissing'
  | 'order.outOfReach'
  | 'order.handedToSame'
  | 'order.inCase'
  | 'order.anotherOpen'
  | 'order.findingMissing'
  | 'order.findingUnknown'
  | 'order.findingTwice'
  | 'order.outcomeWithoutFinding'
  | 'order.identifyMissed'
  | 'order.metNobody'

/**
 * Whether the action may be taken on this order by this person at all; on success the state that it leads to.
 * The version is compared before the state: whoever acts on an old view should see what has changed, not that something is wrong.
 */
export function admit(
  order: WorkOrder,
  action: OrderAction,
  expectedVersion: number,
  actor: Actor,
): Result<WorkOrder['state'], OrderRefusal> {
  const denied = findDenial(order, action, actor)
  if (denied) return { ok: false, refusal: denied }
  const state = ORDER_STATE_WORDS[order.state]
  if (expectedVersion !== order.version) {
    return refuse('order.stale', { state, version: order.version })
  }
  const next = TRANSITIONS[order.state][action]
  if (next === null) return refuse('order.wrongState', { state, version: order.version })
  const fromAbove = FROM_ABOVE.includes(action) && mayInVillage(actor, 'urgeOrder', order.villageCode)
  if (order.assigneeId !== null && order.assigneeId !== staffIdOf(actor) && !fromAbove) {
    return refuse('order.notAssignee', { who: order.assigneeName ?? '别人' })
  }
  return ok(next)
}

/** What this person can do to the order now: the buttons of its page. */
export function allowedActions(order: WorkOrder, actor: Actor): readonly OrderAction[] {
  return ORDER_ACTIONS.filter((action) => admit(order, action, order.version, actor).ok)
}

function findDenial(order: WorkOrder, action: OrderAction, actor: Actor): Refusal<OrderRefusal> | undefined {
  if (mayInVillage(actor, action, order.villageCode, order.level)) return undefined
  const there = actor.posts.some((post) => covers(post.areaCode, order.villageCode))
  return { code: there ? 'permission.role' : 'permission.area', details: {} }
}
