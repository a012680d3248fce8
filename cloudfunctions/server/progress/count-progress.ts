import { sql } from 'kysely'
import type { Answer } from '../../../src/contract/operations'
import { findAreaLevel, type AreaLevel } from '../../../src/domain/access/area'
import type { Day } from '../../../src/domain/calendar/day'
import type { Tx } from '../database/scope'
import { addCounts, countOrders, NO_ORDERS } from '../orders/count-orders'
import { inAreas, villageRange } from '../orders/in-areas'

type Row = Answer<'progress'>['rows'][number]

/** Digits of the areas one level below; a village has none. */
const DIGITS_BELOW = { county: 9, township: 12, village: null } as const satisfies Record<AreaLevel, number | null>

/**
 * Orders of an area by state, and of each area one level below in the order of their codes. Areas without orders are in it
 * too: a list that left them out would be read as one.
 */
export async function countProgress(
  tx: Tx,
  county: string,
  area: string,
  day: Day,
): Promise<Pick<Answer<'progress'>, 'totals' | 'rows'>> {
  const digits = DIGITS_BELOW[findAreaLevel(area) ?? 'village']
  const counts = await countOrders(tx, county, {
    where: inAreas('village_code', [area]),
    group: sql<string>`left(village_code, ${sql.lit(digits ?? area.length)})`,
    day,
  })
  const totals = [...counts.values()].reduce(addCounts, NO_ORDERS)
  if (digits === null) return { totals, rows: [] }
  const below = await findAreasBelow(tx, area, digits)
  return { totals, rows: below.map(({ code, name }) => ({ code, name, counts: counts.get(code) ?? NO_ORDERS })) }
}

async function findAreasBelow(tx: Tx, area: string, digits: number): Promise<Omit<Row, 'counts'>[]> {
  const { from, to } = villageRange(area)
  return tx
    .selectFrom('area')
    .select(['code', 'name'])
    .where('code', '>=', from)
    .where('code', '<', to)
    .where(sql<boolean>`length(code) = ${digits}`)
    .orderBy('code')
    .execute()
}
