import type { OrderEvent } from '../../../src/domain/order/decision'
import type { WorkOrder } from '../../../src/domain/order/order'
import type { NewEvent } from '../events/append-events'

/** An event of an order as the chain keeps it: about the household, found again by the order's id. */
export function orderEvent(
  { orderId, householdId, villageCode, level, assigneeId: holder }: WorkOrder,
  { type, ...payload }: OrderEvent,
): NewEvent {
  return { type, householdId, villageCode, subjectId: orderId, payload, duty: { level, holder } }
}
