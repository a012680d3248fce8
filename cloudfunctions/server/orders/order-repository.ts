import { sql } from 'kysely'
import type { WorkOrder } from '../../../src/domain/order/order'
import type { Tx } from '../database/scope'
import { isOpen } from './is-open'
import { toOrder, toRow } from './order-row'

/** Undefined when the county has no such order or the scope does not reach it. */
export async function findOrder(tx: Tx, county: string, orderId: string): Promise<WorkOrder | undefined> {
  const row = await tx
    .selectFrom('work_order')
    .selectAll()
    .where('county_code', '=', county)
    .where('order_id', '=', orderId)
    .executeTakeFirst()
  return row && toOrder(row)
}

/** The order, locked until the transaction ends. */
export async function lockOrder(tx: Tx, county: string, orderId: string): Promise<WorkOrder | undefined> {
  const row = await tx
    .selectFrom('work_order')
    .selectAll()
    .where('county_code', '=', county)
    .where('order_id', '=', orderId)
    .forUpdate()
    .executeTakeFirst()
  return row && toOrder(row)
}

/** The household's open order, locked until the transaction ends: what joins it and what closes it take turns. */
export async function findOpenOrder(tx: Tx, county: string, householdId: string): Promise<WorkOrder | undefined> {
  const row = await tx
    .selectFrom('work_order')
    .selectAll()
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .where(isOpen)
    .forUpdate()
    .executeTakeFirst()
  return row && toOrder(row)
}

/**
 * Adds new orders; whatever made them due, their households are candidates no longer.
 * @returns ids of those that were added: a household with an open order keeps it, and a number that is taken is given to nobody else
 */
export async function insertOrders(tx: Tx, county: string, orders: readonly WorkOrder[]): Promise<ReadonlySet<string>> {
  const inserted = await tx
    .with('candidate', (cte) =>
      cte
        .deleteFrom('order_candidate')
        .where('county_code', '=', county)
        .where(sql<boolean>`household_id = ANY (${orders.map(({ householdId }) => householdId)}::uuid[])`)
        .returning('household_id'),
    )
    .insertInto('work_order')
    .values(orders.map((order) => toRow(county, order)))
    .onConflict((conflict) => conflict.doNothing())
    .returning('order_id')
    .execute()
  return new Set(inserted.map((row) => row.order_id))
}

/** Writes the next version over the one before it. False when somebody else has changed the order meanwhile. */
export async function updateOrder(tx: Tx, county: string, next: WorkOrder): Promise<boolean> {
  const { county_code: _county, order_id: _id, ...changed } = toRow(county, next)
  const updated = await tx
    .updateTable('work_order')
    .set(changed)
    .where('county_code', '=', county)
    .where('order_id', '=', next.orderId)
    .where('version', '=', next.version - 1)
    .returning('order_id')
    .execute()
  return updated.length > 0
}
