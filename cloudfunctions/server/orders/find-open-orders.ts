import { sql } from 'kysely'
import type { WorkOrder } from '../../../src/domain/order/order'
import type { Tx } from '../database/scope'
import { toOrder } from './order-row'

/** The open orders of these households as they stand, by household id and without a lock. */
export async function findOpenOrders(
  tx: Tx,
  county: string,
  householdIds: readonly string[],
): Promise<ReadonlyMap<string, WorkOrder>> {
  if (householdIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('work_order')
    .selectAll()
    .where('county_code', '=', county)
    .where(sql<boolean>`household_id = ANY (${householdIds}::uuid[])`)
    .where('state', '<>', 'closed')
    .execute()
  return new Map(rows.map((row) => [row.household_id, toOrder(row)]))
}
