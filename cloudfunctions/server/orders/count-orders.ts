import { sql, type RawBuilder } from 'kysely'
import type { Counts } from '../../../src/contract/views'
import type { Day } from '../../../src/domain/calendar/day'
import type { Tx } from '../database/scope'
import { isOpen } from './is-open'

export const NO_ORDERS: Counts = { issued: 0, accepted: 0, visited: 0, closed: 0, late: 0 }

/**
 * Orders by state, and how many of the open ones are late, for each value of `group`. What is open is counted, what is closed
 * stands in the tally: history costs nothing. `where` and `group` speak of `village_code` and `level`, which both have.
 * @returns only groups with orders
 */
export async function countOrders(
  tx: Tx,
  county: string,
  { where, group, day }: { where: RawBuilder<boolean>; group: RawBuilder<string>; day: Day },
): Promise<ReadonlyMap<string, Counts>> {
  const rows = await tx
    .selectFrom('work_order')
    .select([group.as('group'), 'state', sql<number>`count(*)`.as('orders')])
    .select(sql<number>`count(*) FILTER (WHERE due_on < ${day})`.as('late'))
    .where('county_code', '=', county)
    .where(isOpen)
    .where(where)
    .groupBy(['group', 'state'])
    .unionAll(
      tx
        .selectFrom('order_tally')
        .select([group.as('group'), sql<'closed'>`'closed'`.as('state'), sql<number>`sum(closed)`.as('orders')])
        .select(sql<number>`0`.as('late'))
        .where('county_code', '=', county)
        .where(where)
        .groupBy('group'),
    )
    .execute()
  const counts = new Map<string, Counts>()
  for (const row of rows) {
    const known = counts.get(row.group) ?? NO_ORDERS
    counts.set(row.group, { ...known, [row.state]: row.orders, late: known.late + row.late })
  }
  return counts
}

export function addCounts(one: Counts, other: Counts): Counts {
  return {
    issued: one.issued + other.issued,
    accepted: one.accepted + other.accepted,
    visited: one.visited + other.visited,
    closed: one.closed + other.closed,
    late: one.late + other.late,
  }
}
