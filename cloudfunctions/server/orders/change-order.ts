import type { FaultCode } from '../../../src/contract/faults'
import type { Answer } from '../../../src/contract/operations'
import type { OrderContext } from '../../../src/domain/order/deadlines'
import type { OrderDecision, OrderRefusal } from '../../../src/domain/order/decision'
import { ORDER_STATE_WORDS, type WorkOrder } from '../../../src/domain/order/order'
import { ok, refuse, type Refusal, type Result } from '../../../src/domain/result'
import { setScope } from '../database/scope'
import type { Call } from '../handler'
import { whoChangedLast } from './order-history'
import { orderContext } from './order-context'
import { orderEvent } from './order-event'
import { findOrder, updateOrder } from './order-repository'

type Decided = Result<OrderDecision, OrderRefusal>
type Decide = (order: WorkOrder, expectedVersion: number, context: OrderContext) => Decided | Promise<Decided>
/** What is written beside the order, after it. */
type WriteBeside = (before: WorkOrder, decision: OrderDecision) => Promise<void>

/**
 * One command on one order: load, decide, write over the version that was decided on, one event. A change of an order needs
 * the version that the person saw: without it a report that joined meanwhile could be closed unread.
 */
export async function changeOrder(
  call: Call,
  orderId: string,
  decide: Decide,
  writeBeside?: WriteBeside,
): Promise<Result<Answer<'acceptOrder'>, FaultCode>> {
  const { tx, county } = call
  const loaded = await loadForChange(call, orderId)
  if (!loaded.ok) return loaded
  const { order, expectedVersion } = loaded.value
  const decided = await decide(order, expectedVersion, orderContext(call.day))
  if (!decided.ok) return { ok: false, refusal: await withWho(call, order, decided.refusal) }
  const { order: next, event } = decided.value
  if (!(await updateOrder(tx, county, next))) return refuseOvertaken(call, orderId)
  call.record(orderEvent(next, event))
  await writeBeside?.(order, decided.value)
  return ok({ orderId, state: next.state, version: next.version, dueOn: next.dueOn })
}

/** The order and the version that the person saw. */
export async function loadForChange(
  call: Call,
  orderId: string,
): Promise<Result<{ readonly order: WorkOrder; readonly expectedVersion: number }, FaultCode>> {
  const { expectedVersion } = call
  if (expectedVersion === undefined) return refuse('request.invalid', { field: 'expectedVersion' })
  const order = await findOrder(call.tx, call.county, orderId)
  return order === undefined ? refuse(await whyUnseen(call, orderId)) : ok({ order, expectedVersion })
}

/** An order that the scope hides is somewhere else in the county, or nowhere. Only that it exists is read outside the scope. */
export async function whyUnseen(
  { tx, county, scope }: Pick<Call, 'tx' | 'county' | 'scope'>,
  orderId: string,
): Promise<'permission.area' | 'order.unknown'> {
  await setScope(tx, { ...scope, areas: [county] })
  const elsewhere = await findOrder(tx, county, orderId)
  await setScope(tx, scope)
  return elsewhere === undefined ? 'order.unknown' : 'permission.area'
}

/** Somebody else was faster between our reading and our writing. */
async function refuseOvertaken(call: Call, orderId: string): Promise<Result<never, FaultCode>> {
  const now = await findOrder(call.tx, call.county, orderId)
  if (now === undefined) return refuse('order.unknown')
  const state = ORDER_STATE_WORDS[now.state]
  return {
    ok: false,
    refusal: await withWho(call, now, refuse('order.stale', { state, version: now.version }).refusal),
  }
}

/** A stale view is told who has changed the order meanwhile. */
export async function withWho(
  call: Call,
  order: WorkOrder,
  refusal: Refusal<OrderRefusal>,
): Promise<Refusal<OrderRefusal>> {
  if (refusal.code !== 'order.stale') return refusal
  return { ...refusal, details: { ...refusal.details, who: await whoChangedLast(call, order) } }
}
