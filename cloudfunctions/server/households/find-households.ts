import { sql } from 'kysely'
import type { HouseholdCard } from '../../../src/contract/views'
import type { OrderState } from '../../../src/domain/order/order'
import type { Tx } from '../database/scope'
import { inAreas } from '../orders/in-areas'

interface Search {
  readonly county: string
  /** Areas of whoever searches. */
  readonly areas: readonly string[]
  readonly by: 'number' | 'name'
  /** How it begins. */
  readonly text: string
  /** Where the page before ended. */
  readonly after: Place | undefined
  readonly limit: number
}

interface Place {
  readonly headName: string
  readonly householdNo: string
}

/** Greater than every character there is: what begins with a text lies between it and the text with this behind it. */
const LAST_CHARACTER = '\u{10FFFF}'

const NUMBER = sql`household_no COLLATE "C"`
const NAME = sql`head_name COLLATE "C"`
/** The order of the list, which is that of an index. */
const ORDER = { number: [NUMBER], name: [NAME, NUMBER] } as const

/** The first households that begin so, in the order of what was searched by. */
export async function findHouseholds(tx: Tx, search: Search): Promise<HouseholdCard[]> {
  const { county, areas, by, text, after, limit } = search
  const [key] = ORDER[by]
  const order = sql.join(ORDER[by])
  const place = after && sql.join(by === 'number' ? [after.householdNo] : [after.headName, after.householdNo])
  const { rows } = await sql<CardRow>`
    WITH page AS (
      SELECT county_code, household_id, household_no, head_name, group_name, village_code FROM household
      WHERE county_code = ${county} AND ${inAreas('village_code', areas)}
        AND ${key} >= ${text} AND ${key} < ${text + LAST_CHARACTER} ${place ? sql`AND (${order}) > (${place})` : sql``}
      ORDER BY ${order} LIMIT ${limit}
    )
    SELECT page.*, area.name AS village_name, current.score, current.lamps, work_order.order_id, work_order.state FROM page
    LEFT JOIN area ON area.code = page.village_code
    LEFT JOIN household_score AS current ON current.county_code = ${county} AND current.household_id = page.household_id
    LEFT JOIN work_order ON work_order.county_code = ${county} AND work_order.household_id = page.household_id
      AND work_order.state <> 'closed'
    ORDER BY ${order}`.execute(tx)
  return rows.map(cardOf)
}

/** Where a household stands in the list: a cursor is its id, and names nobody. Undefined when the scope does not reach it. */
export async function findPlace(tx: Tx, county: string, householdId: string): Promise<Place | undefined> {
  return tx
    .selectFrom('household')
    .select(['head_name as headName', 'household_no as householdNo'])
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .executeTakeFirst()
}

interface CardRow {
  readonly household_id: string
  readonly household_no: string
  readonly head_name: string
  readonly group_name: string | null
  readonly village_code: string
  readonly village_name: string | null
  readonly score: number | null
  readonly lamps: number | null
  readonly order_id: string | null
  readonly state: OrderState | null
}

function cardOf(row: CardRow): HouseholdCard {
  const { order_id: orderId, state } = row
  return {
    householdId: row.household_id,
    householdNo: row.household_no,
    headName: row.head_name,
    group: row.group_name,
    villageCode: row.village_code,
    villageName: row.village_name ?? row.village_code,
    score: row.score ?? 0,
    lamps: row.lamps ?? 0,
    openOrder: orderId === null || state === null ? null : { orderId, state },
  }
}
