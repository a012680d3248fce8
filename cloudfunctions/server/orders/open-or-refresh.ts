import { refreshOrder, type Trigger } from '../../../src/domain/order/open-order'
import type { WorkOrder } from '../../../src/domain/order/order'
import type { Tx } from '../database/scope'
import { openOrders, type OpeningWork, type Visited } from './open-orders'
import { orderContext } from './order-context'
import { orderEvent } from './order-event'
import { findOpenOrder, updateOrder } from './order-repository'

export interface Opening {
  readonly how: 'opened' | 'joined' | 'unchanged'
  readonly order: WorkOrder
}

const TRIES = 10

/**
 * Brings what asks for a visit to the household's one open order: joins it, or opens one. Whether a score opens an order at
 * all (evidence that nobody has verified, no case) was decided before. Under races the unique index lets one order stand;
 * whoever came second joins it. Fault: throws when an order is opened and closed under it again and again.
 */
export async function openOrRefresh(tx: Tx, work: OpeningWork, household: Visited, trigger: Trigger): Promise<Opening> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    // Opening first: most households have no open order, and one that has keeps it.
    const opening =
      (await open(tx, work, household, trigger)) ?? (await joinOpenOrder(tx, work, household.householdId, trigger))
    if (opening !== undefined) return opening
  }
  throw new Error('No order could be opened or joined.')
}

/** Brings it to the household's open order; undefined when there is none. */
export async function joinOpenOrder(
  tx: Tx,
  work: OpeningWork,
  householdId: string,
  trigger: Trigger,
): Promise<Opening | undefined> {
  const known = await findOpenOrder(tx, work.county, householdId)
  if (known === undefined) return undefined
  const order = refreshOrder(known, trigger, orderContext(work.day))
  if (order === undefined) return { how: 'unchanged', order: known }
  // The row is locked: nobody else can have raised its version.
  if (!(await updateOrder(tx, work.county, order))) throw new Error('A locked order has changed.')
  work.record(orderEvent(order, { type: 'order.joined', by: trigger.by, version: order.version }))
  return { how: 'joined', order }
}

async function open(tx: Tx, work: OpeningWork, household: Visited, trigger: Trigger): Promise<Opening | undefined> {
  const opened = await openOrders(tx, work, [{ ...household, trigger }])
  const order = opened.get(household.householdId)
  return order && { how: 'opened', order }
}
