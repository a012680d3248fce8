import type { FaultCode } from '../../../src/contract/faults'
import type { Answer } from '../../../src/contract/operations'
import type { OrderContext } from '../../../src/domain/order/deadlines'
import type { OrderDecision, OrderRefusal } from '../../../src/domain/order/decision'
import { ORDER_STATE_WORDS, type WorkOrder } from '../../../src/domain/order/order'
import { ok, type Result } from '../../../src/domain/result'
import { changeVersioned, type Versioned } from '../change-versioned'
import type { Call } from '../handler'
import { orderContext } from './order-context'
import { orderEvent } from './order-event'
import { findOrder, updateOrder } from './order-repository'

/** Work orders, as they are changed over a version: without it a report that joined meanwhile could be closed unread. */
export const workOrders: Versioned<WorkOrder, OrderDecision> = {
  unknown: 'order.unknown',
  stale: 'order.stale',
  find: ({ tx, county }, orderId) => findOrder(tx, county, orderId),
  standing: ({ orderId: subjectId, householdId, version, state }) => ({
    ...{ subjectId, householdId, version, state: ORDER_STATE_WORDS[state] },
  }),
  write: ({ tx, county }, { order }) => updateOrder(tx, county, order),
}

type Decided = Result<OrderDecision, OrderRefusal>
type Decide = (order: WorkOrder, expectedVersion: number, context: OrderContext) => Decided | Promise<Decided>
/** What is written beside the order, after it. */
type WriteBeside = (before: WorkOrder, decision: OrderDecision) => Promise<void>

/** One command on one order, with one event of it. */
export async function changeOrder(
  call: Call,
  orderId: string,
  decide: Decide,
  writeBeside?: WriteBeside,
): Promise<Result<Answer<'acceptOrder'>, FaultCode>> {
  const context = orderContext(call.day)
  const changed = await changeVersioned(call, workOrders, orderId, (order, version) => decide(order, version, context))
  if (!changed.ok) return changed
  const { before, decided } = changed.value
  const { order: next, event } = decided
  call.record(orderEvent(next, event))
  await writeBeside?.(before, decided)
  return ok({ orderId, state: next.state, version: next.version, dueOn: next.dueOn })
}
