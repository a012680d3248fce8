import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { OrderState } from '../../../src/domain/order/order'
import type { Tx } from '../database/scope'
import type { Position } from './list-cursor'

export interface OrderFilter {
  readonly county: string
  /** Which orders of the county: a condition on `work_order`. */
  readonly where: RawBuilder<boolean>
  /** `open` = in any state but closed; absent = all. */
  readonly state?: OrderState | 'open'
  /** Only those whose clock has run out. */
  readonly late?: boolean
  readonly day: Day
}

/** Closed orders stand behind every open one, the last closed first. */
const CLOSED_FROM = 5_000_000
const OPEN_PLACE = sql<number>`(work_order.due_on - DATE '2000-01-01')`
const CLOSED_PLACE = sql<number>`(${sql.lit(2 * CLOSED_FROM)} - (work_order.closed_on - DATE '2000-01-01'))`

/**
 * The first orders after a position, in the order of a list: open ones by the day that is due, then closed ones. Two questions
 * and no single sort: the closed ones become many, and whoever opens a list looks at the open ones. Ids only: an order's row is wide.
 */
export async function pickOrders(
  tx: Tx,
  filter: OrderFilter,
  after: Position | undefined,
  limit: number,
): Promise<readonly Position[]> {
  const openWanted = filter.state !== 'closed' && (after === undefined || after.place < CLOSED_FROM)
  const open = openWanted ? await pick(tx, filter, { closed: false, after, limit }) : []
  const closedWanted = (filter.state === undefined || filter.state === 'closed') && filter.late !== true
  if (!closedWanted || open.length === limit) return open
  return [...open, ...(await pick(tx, filter, { closed: true, after, limit: limit - open.length }))]
}

async function pick(
  tx: Tx,
  { county, where, state, late, day }: OrderFilter,
  { closed, after, limit }: { closed: boolean; after: Position | undefined; limit: number },
): Promise<readonly Position[]> {
  const place = closed ? CLOSED_PLACE : OPEN_PLACE
  let query = tx
    .selectFrom('work_order')
    .select(['order_id', place.as('place')])
    .where('county_code', '=', county)
    .where('state', closed ? '=' : '<>', 'closed')
    .where(where)
  if (state !== undefined && state !== 'open') query = query.where('state', '=', state)
  if (late === true) query = query.where('due_on', '<', day)
  if (after) query = query.where(sql<boolean>`(${place}, order_id) > (${after.place}, ${after.orderId}::uuid)`)
  const rows = await query.orderBy('place').orderBy('order_id').limit(limit).execute()
  return rows.map((row) => ({ place: row.place, orderId: row.order_id }))
}
