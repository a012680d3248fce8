import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { OrderState } from '../../../src/domain/order/order'
import type { Tx } from '../database/scope'
import { isOpen } from './is-open'
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

/** Each part of a list in the order of an index, so that a page costs a page: what is due first, then what was closed last. */
const PARTS = {
  open: { holds: isOpen, day: 'due_on', direction: 'asc', after: sql`>` },
  closed: { holds: sql<boolean>`state = 'closed'`, day: 'closed_on', direction: 'desc', after: sql`<` },
} as const

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
  const openWanted = filter.state !== 'closed' && after?.part !== 'closed'
  const open = openWanted ? await pick(tx, filter, 'open', after, limit) : []
  const closedWanted = (filter.state === undefined || filter.state === 'closed') && filter.late !== true
  if (!closedWanted || open.length === limit) return open
  const afterClosed = after?.part === 'closed' ? after : undefined
  return [...open, ...(await pick(tx, filter, 'closed', afterClosed, limit - open.length))]
}

async function pick(
  tx: Tx,
  { county, where, state, late, day }: OrderFilter,
  part: Position['part'],
  after: Position | undefined,
  limit: number,
): Promise<readonly Position[]> {
  const { holds, direction, ...by } = PARTS[part]
  const place = sql.ref<Day>(by.day)
  let query = tx
    .selectFrom('work_order')
    .select(['order_id', place.as('place')])
    .where('county_code', '=', county)
    .where(holds)
    .where(where)
  if (part === 'open' && state !== undefined && state !== 'open') query = query.where('state', '=', state)
  if (late === true) query = query.where('due_on', '<', day)
  if (after)
    query = query.where(sql<boolean>`(${place}, order_id) ${by.after} (${after.day}::date, ${after.orderId}::uuid)`)
  const rows = await query.orderBy(place, direction).orderBy('order_id', direction).limit(limit).execute()
  return rows.map((row) => ({ part, day: row.place, orderId: row.order_id }))
}
