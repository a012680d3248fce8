import { sql } from 'kysely'
import type { Tx } from '../database/scope'

/** A line of `wudeng scores`. */
interface CurrentScore {
  readonly householdNo: string
  readonly score: number
  readonly lamps: number
  /** Rules that fire, resistance included. */
  readonly hits: readonly string[]
}

/**
 * The current result of every household that has been scored, by village and 户编号.
 * @param area code of the county itself, a township or a village in it
 */
export async function currentScores(tx: Tx, county: string, area: string): Promise<readonly CurrentScore[]> {
  const rows = await tx
    .selectFrom('household_score as result')
    .innerJoin('household', (join) =>
      join
        .onRef('household.county_code', '=', 'result.county_code')
        .onRef('household.household_id', '=', 'result.household_id'),
    )
    .innerJoin('score_history as told', (join) =>
      join
        .onRef('told.county_code', '=', 'result.county_code')
        .onRef('told.household_id', '=', 'result.household_id')
        .onRef('told.version', '=', 'result.version'),
    )
    .select(['household.household_no', 'result.score', 'result.lamps', 'told.evaluation'])
    .where('result.county_code', '=', county)
    .where('household.county_code', '=', county)
    .where('told.county_code', '=', county)
    // A range and not LIKE, so that the index by village serves it. ':' is the character after '9'.
    .where(sql<boolean>`result.village_code >= ${area} AND result.village_code < ${`${area}:`}`)
    .orderBy('result.village_code')
    .orderBy('household.household_no')
    .execute()
  return rows.map((row) => ({
    householdNo: row.household_no,
    score: row.score,
    lamps: row.lamps,
    hits: row.evaluation.hits.map(({ rule }) => rule),
  }))
}
