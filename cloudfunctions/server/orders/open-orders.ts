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

/** A household and what asks for a visit to it. */
export interface Wanted {
  readonly householdId: string
  readonly villageCode: string
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
  const staffed = await findStaffedAreas(tx, wanted)
  const orders = wanted.map(({ householdId, villageCode, trigger }) => {
    const orderId = work.newId()
    const ids = { householdId, villageCode, orderId, orderNo: shortNumber(work.day, orderId) }
    return openOrder(ids, levelIn(staffed, villageCode), trigger, orderContext(work.day))
  })
  const inserted = await insertOrders(tx, work.county, orders)
  const opened = orders.filter(({ orderId }) => inserted.has(orderId))
  for (const order of opened) {
    work.record(orderEvent(order, { type: 'order.issued', by: order.openedBy, version: order.version }))
  }
  return new Map(opened.map((order) => [order.householdId, order]))
}

/** The township's at once when no active post of the village kind reaches the village. */
function levelIn(staffed: ReadonlySet<string>, villageCode: string): OrderLevel {
  return areasAround(villageCode).some((area) => staffed.has(area)) ? 'village' : 'township'
}

async function findStaffedAreas(tx: Tx, wanted: readonly Wanted[]): Promise<ReadonlySet<string>> {
  const around = new Set(wanted.flatMap(({ villageCode }) => areasAround(villageCode)))
  const posts = await tx
    .selectFrom('staff')
    .select('area_code')
    .distinct()
    .where('area_code', 'in', [...around])
    .where('role', 'in', ['villageCadre', 'gridWorker', 'workTeam'])
    .where('active', '=', true)
    .execute()
  return new Set(posts.map((post) => post.area_code))
}

function areasAround(villageCode: string): readonly string[] {
  return [villageCode, villageCode.slice(0, 9), villageCode.slice(0, 6)]
}
