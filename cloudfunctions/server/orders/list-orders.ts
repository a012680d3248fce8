import type { OrderCard } from '../../../src/contract/views'
import type { Tx } from '../database/scope'
import { countUrges } from './count-urges'
import { writeCursor, type Position } from './list-cursor'
import { orderCardOf } from './order-card'
import { toOrder } from './order-row'
import { pickOrders, type OrderFilter } from './pick-orders'
import { reportedKinds } from './reported-kinds'
import { villageNames } from './village-names'

interface OrderPage {
  readonly items: OrderCard[]
  /** Where the next page begins; null on the last one. */
  readonly nextCursor: string | null
}

const PAGE = 50

/** A page of orders as cards, after a position. */
export async function listOrders(tx: Tx, filter: OrderFilter, after?: Position): Promise<OrderPage> {
  const picked = await pickOrders(tx, filter, after, PAGE + 1)
  const page = picked.slice(0, PAGE)
  const last = page.at(-1)
  return {
    items: await loadCards(
      tx,
      filter,
      page.map(({ orderId }) => orderId),
    ),
    nextCursor: last !== undefined && picked.length > PAGE ? writeCursor(last) : null,
  }
}

/** Cards of these orders, in this order. */
async function loadCards(
  tx: Tx,
  { county, day }: Pick<OrderFilter, 'county' | 'day'>,
  orderIds: readonly string[],
): Promise<OrderCard[]> {
  if (orderIds.length === 0) return []
  const rows = await tx
    .selectFrom('work_order')
    .innerJoin('household', (join) =>
      join
        .onRef('household.county_code', '=', 'work_order.county_code')
        .onRef('household.household_id', '=', 'work_order.household_id'),
    )
    .selectAll('work_order')
    .select(['household.household_no', 'household.head_name', 'household.group_name'])
    .where('work_order.county_code', '=', county)
    .where('household.county_code', '=', county)
    .where('work_order.order_id', 'in', orderIds)
    .execute()
  const byId = new Map(rows.map((row) => [row.order_id, row]))
  const names = await villageNames(
    tx,
    rows.map((row) => row.village_code),
  )
  const kinds = await reportedKinds(tx, county, orderIds)
  const urges = await countUrges(tx, county, orderIds)
  return orderIds.flatMap((orderId) => {
    const row = byId.get(orderId)
    if (row === undefined) return []
    return orderCardOf({
      order: toOrder(row),
      householdNo: row.household_no,
      headName: row.head_name,
      group: row.group_name,
      villageName: names.get(row.village_code) ?? row.village_code,
      kinds: kinds.get(orderId) ?? [],
      urges: urges.get(orderId) ?? 0,
      day,
    })
  })
}
