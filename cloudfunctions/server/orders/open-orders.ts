import type { Day } from '../../../src/domain/calendar/day'
import { openOrder, type Trigger } from '../../../src/domain/order/open-order'
import type { OrderLevel, WorkOrder } from '../../../src/domain/order/order'
import type { Tx } from '../database/scope'
import type { NewEvent } from '../events/append-events'
import { orderContext } from './order-context'
import { orderEvent } from './order-event'
import { insertOrders } from './order-repository'
import { shortNumber } from './short-number'

/** Where and when an order opens or is joined, and who writes down that it did. */
export interface OpeningWork {
  readonly county: string
  readonly day: Day
  newId(): string
  record(event: NewEvent): void
}

/** A household to visit, with the level at which an order of its village begins (`levelIn`). */
export interface Visited {
  readonly householdId: string
  readonly villageCode: string
  readonly level: OrderLevel
}

/** A household and what asks for a visit to it. */
interface Wanted extends Visited {
  readonly trigger: Trigger
}

/**
 * Opens an order for each of the households, all at once.
 * @returns orders by household; without those that have an open order, or whose drawn number is taken: the caller looks again
 */
export async function openOrders(
  tx: Tx,
  work: OpeningWork,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, WorkOrder>> {
  if (wanted.length === 0) return new Map()
  const orders = wanted.map(({ householdId, villageCode, level, trigger }) => {
    const orderId = work.newId()
    const ids = { householdId, villageCode, orderId, orderNo: shortNumber(work.day, orderId) }
    return openOrder(ids, level, trigger, orderContext(work.day))
  })
  const inserted = await insertOrders(tx, work.county, orders)
  const opened = orders.filter(({ orderId }) => inserted.has(orderId))
  for (const order of opened) {
    work.record(orderEvent(order, { type: 'order.issued', by: order.openedBy, version: order.version }))
  }
  return new Map(opened.map((order) => [order.householdId, order]))
}
