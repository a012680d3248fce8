import type { Evaluation } from '../scoring/evaluation'
import { acceptBy, visitBy, type OrderContext } from './deadlines'
import { joinHits, saysMore } from './evidence'
import type { OrderLevel, WorkOrder } from './order'

/** What asks for a visit: a score at the order line, or a report (with the score as it stands, which it does not change). */
export interface Trigger {
  readonly by: WorkOrder['openedBy']
  readonly evaluation: Pick<Evaluation, 'score' | 'lamps' | 'hits' | 'unknown'>
}

/** A new order. A village without an active post has nobody to take it: then it is on the township's list at once. */
export function openOrder(
  ids: Pick<WorkOrder, 'orderId' | 'orderNo' | 'householdId' | 'villageCode'>,
  level: OrderLevel,
  { by, evaluation }: Trigger,
  context: OrderContext,
): WorkOrder {
  return {
    ...ids,
    level,
    state: 'issued',
    openedOn: context.day,
    openedBy: by,
    dueOn: acceptBy(context),
    acceptedOn: null,
    visitedOn: null,
    closedOn: null,
    assigneeId: null,
    assigneeName: null,
    score: evaluation.score,
    lamps: evaluation.lamps,
    reported: by === 'report',
    hits: evaluation.hits,
    unknown: evaluation.unknown,
    visit: null,
    outcome: null,
    reopenings: 0,
    version: 1,
  }
}

/**
 * The open order after a later score or report joined it; undefined when there is nothing to join. A score that says nothing
 * new (or has fallen) leaves the order as it is: only people close orders, and a version raised for nothing would make the
 * visit that a cadre has recorded without a network stale.
 */
export function refreshOrder(
  order: WorkOrder,
  { by, evaluation }: Trigger,
  context: OrderContext,
): WorkOrder | undefined {
  const more = saysMore(evaluation.hits, order.hits)
  if (order.state === 'closed' || (by === 'score' && !more)) return undefined
  const hits = more ? joinHits(order.hits, evaluation.hits) : order.hits
  return {
    ...order,
    ...(more ? { score: evaluation.score, lamps: evaluation.lamps, unknown: evaluation.unknown, hits } : {}),
    reported: order.reported || by === 'report',
    dueOn: order.state === 'accepted' ? earlier(order.dueOn, visitBy(hits, context.day, context)) : order.dueOn,
    version: order.version + 1,
  }
}

/** A core hit that joins shortens the clock of the visit; nothing that joins lengthens it. */
function earlier(one: string, other: string): string {
  return one < other ? one : other
}
