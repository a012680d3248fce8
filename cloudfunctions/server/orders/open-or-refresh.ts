import type { Day } from '../../../src/domain/calendar/day'
import type { OrderEvent } from '../../../src/domain/order/decision'
import { openOrder, refreshOrder, type Trigger } from '../../../src/domain/order/open-order'
import type { OrderLevel, WorkOrder } from '../../../src/domain/order/order'
import type { Tx } from '../database/scope'
import type { NewEvent } from '../events/append-events'
import { orderContext } from './order-context'
import { orderEvent } from './order-event'
import { findOpenOrder, insertOrder, updateOrder } from './order-repository'
import { shortNumber } from './short-number'

/** Where and when an order opens or is joined, and who writes down that it did. */
export interface OpeningWork {
  readonly county: string
  readonly day: Day
  newId(): string
  record(event: NewEvent): void
}

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
export async function openOrRefresh(
  tx: Tx,
  work: OpeningWork,
  household: { readonly householdId: string; readonly villageCode: string },
  trigger: Trigger,
): Promise<Opening> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const opening =
      (await joinOpenOrder(tx, work, household.householdId, trigger)) ?? (await open(tx, work, household, trigger))
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
  return noted(work, { how: 'joined', order }, { type: 'order.joined', by: trigger.by, version: order.version })
}

async function open(
  tx: Tx,
  work: OpeningWork,
  household: { readonly householdId: string; readonly villageCode: string },
  trigger: Trigger,
): Promise<Opening | undefined> {
  const orderId = work.newId()
  const ids = { ...household, orderId, orderNo: shortNumber(work.day, orderId) }
  const order = openOrder(ids, await levelOf(tx, household.villageCode), trigger, orderContext(work.day))
  if (!(await insertOrder(tx, work.county, order))) return undefined
  return noted(work, { how: 'opened', order }, { type: 'order.issued', by: trigger.by, version: order.version })
}

function noted(work: OpeningWork, opening: Opening, event: OrderEvent): Opening {
  work.record(orderEvent(opening.order, event))
  return opening
}

/** The township's at once when no active post of the village kind reaches the village. */
async function levelOf(tx: Tx, villageCode: string): Promise<OrderLevel> {
  const post = await tx
    .selectFrom('staff')
    .select('staff_id')
    .where('area_code', 'in', [villageCode, villageCode.slice(0, 9), villageCode.slice(0, 6)])
    .where('role', 'in', ['villageCadre', 'gridWorker', 'workTeam'])
    .where('active', '=', true)
    .limit(1)
    .executeTakeFirst()
  return post === undefined ? 'township' : 'village'
}
