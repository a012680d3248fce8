import type { Hardship } from '../../../src/domain/order/order'
import type { Tx } from '../database/scope'

/** Kinds of hardship reported to each order, in the order in which they came. */
export async function reportedKinds(
  tx: Tx,
  county: string,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Hardship[]>> {
  if (orderIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('report')
    .select(['order_id', 'kind'])
    .where('county_code', '=', county)
    .where('order_id', 'in', orderIds)
    .orderBy('reported_at')
    .execute()
  const kinds = new Map<string, Hardship[]>()
  for (const { order_id, kind } of rows) kinds.set(order_id, [...(kinds.get(order_id) ?? []), kind])
  return kinds
}
