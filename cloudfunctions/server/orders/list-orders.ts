import { sql, type RawBuilder } from 'kysely'
import type { OrderCard } from '../../../src/contract/views'
import type { Day } from '../../../src/domain/calendar/day'
import type { OrderState } from '../../../src/domain/order/order'
import type { Tx } from '../database/scope'
import { writeCursor, type Position } from './list-cursor'
import { toOrder } from './order-row'
import { reportedKinds } from './reported-kinds'
import { villageNames } from './village-names'
import { orderCardOf } from './order-card'

export interface OrderFilter {
  readonly county: string
  /** Which orders of the county: a condition on `work_order`. */
  readonly where: RawBuilder<boolean>
  readonly state?: OrderState
  /** Only those whose clock has run out. */
  readonly late?: boolean
  readonly day: Day
}

export interface OrderPage {
  readonly items: OrderCard[]
  /** Where the next page begins; null on the last one. */
  readonly nextCursor: string | null
}

export const PAGE = 50

/** Place in a list, a number: open orders by the day that is due, then closed ones, the last closed first. */
const PLACE = sql<number>`(CASE WHEN work_order.state = 'closed' THEN 5000000 - (work_order.closed_on - DATE '2000-01-01')
  ELSE work_order.due_on - DATE '2000-01-01' END)`

/** A page of orders as cards, after a position. */
export async function listOrders(tx: Tx, filter: OrderFilter, after?: Position): Promise<OrderPage> {
  const { county, day } = filter
  const rows = await tx
    .selectFrom('work_order')
    .innerJoin('household', (join) =>
      join
        .onRef('household.county_code', '=', 'work_order.county_code')
        .onRef('household.household_id', '=', 'work_order.household_id'),
    )
    .selectAll('work_order')
    .select(['household.household_no', 'household.head_name', 'household.group_name', PLACE.as('place')])
    .where('work_order.county_code', '=', county)
    .where('household.county_code', '=', county)
    .where(filter.where)
    .$if(filter.state !== undefined, (query) => query.where('work_order.state', '=', filter.state ?? 'issued'))
    .$if(filter.late === true, (query) =>
      query.where('work_order.state', '<>', 'closed').where('work_order.due_on', '<', day),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(${PLACE}, work_order.order_id) > (${after?.place}, ${after?.orderId}::uuid)`),
    )
    .orderBy('place')
    .orderBy('work_order.order_id')
    .limit(PAGE + 1)
    .execute()
  const page = rows.slice(0, PAGE)
  const names = await villageNames(
    tx,
    page.map((row) => row.village_code),
  )
  const kinds = await reportedKinds(
    tx,
    county,
    page.filter((row) => row.reported).map((row) => row.order_id),
  )
  const last = page.at(-1)
  return {
    items: page.map((row) =>
      orderCardOf({
        order: toOrder(row),
        householdNo: row.household_no,
        headName: row.head_name,
        group: row.group_name,
        villageName: names.get(row.village_code) ?? row.village_code,
        kinds: kinds.get(row.order_id) ?? [],
        day,
      }),
    ),
    nextCursor: last && rows.length > PAGE ? writeCursor({ place: last.place, orderId: last.order_id }) : null,
  }
}
