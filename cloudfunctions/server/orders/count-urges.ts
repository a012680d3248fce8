import { sql } from 'kysely'
import type { Tx } from '../database/scope'

/** How often each of these orders was urged; one that never was is left out. */
export async function countUrges(
  tx: Tx,
  county: string,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (orderIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('order_act')
    .select(['order_id', sql<number>`count(*)`.as('urges')])
    .where('county_code', '=', county)
    .where('order_id', 'in', orderIds)
    .where('kind', '=', 'urge')
    .groupBy('order_id')
    .execute()
  return new Map(rows.map(({ order_id, urges }) => [order_id, urges]))
}
