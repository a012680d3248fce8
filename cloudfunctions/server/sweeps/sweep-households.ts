import { sql } from 'kysely'
import { covers } from '../../../src/domain/access/area'
import { ok, refuse } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { findPlace } from '../households/find-households'
import { countyOfPosts } from '../orders/county-of-posts'
import { findRound } from './sweep-rounds'

const PAGE = 50

/** Households of a village that a round has not checked yet, by their number. */
export const sweepHouseholds: Handler<'sweepHouseholds'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run({ tx, scope, county }, { roundId, village, cursor }) {
    const round = await findRound(tx, county, roundId)
    if (round === undefined) return refuse('sweep.unknown')
    if (!scope.areas.some((area) => covers(area, village))) return refuse('permission.area')
    if (!covers(round.areaCode, village)) return refuse('sweep.elsewhere')
    const after = cursor === undefined ? undefined : await findPlace(tx, county, cursor)
    if (cursor !== undefined && after === undefined) return refuse('cursor.invalid')
    const { rows } = await sql<Unchecked>`
      SELECT household_id AS "householdId", household_no AS "householdNo", head_name AS "headName", group_name AS "group"
      FROM household AS home
      WHERE home.county_code = ${county} AND home.village_code = ${village}
        AND household_no COLLATE "C" > ${after?.householdNo ?? ''}
        AND NOT EXISTS (
          SELECT FROM sweep_check AS done
          WHERE done.county_code = ${county} AND done.round_id = ${roundId}::uuid AND done.household_id = home.household_id)
      ORDER BY household_no COLLATE "C" LIMIT ${PAGE + 1}`.execute(tx)
    const items = rows.slice(0, PAGE)
    return ok({ items, nextCursor: rows.length > PAGE ? (items.at(-1)?.householdId ?? null) : null })
  },
}

interface Unchecked {
  readonly householdId: string
  readonly householdNo: string
  readonly headName: string
  readonly group: string | null
}
