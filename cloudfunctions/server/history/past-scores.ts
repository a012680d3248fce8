import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { Evaluation } from '../../../src/domain/scoring/evaluation'
import type { Tx } from '../database/scope'

/** A result that a household has had, with what it knew. */
export interface PastScore {
  readonly householdId: string
  readonly householdNo: string
  readonly version: number
  readonly villageCode: string
  /** The day that it is of. */
  readonly day: Day
  readonly score: number
  readonly lamps: number
  readonly evaluation: Evaluation
  readonly rulebook: string
  /** The last delivery that it knew; null of a result older than the keeping of it. */
  readonly delivered: number | null
}

/** Results of a county that meet a condition on `score_history` as `past`, by household and version. */
export async function findPastScores(
  tx: Tx,
  county: string,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<readonly PastScore[]> {
  const { rows } = await sql<PastScore>`
    SELECT past.household_id AS "householdId", household_no AS "householdNo", past.version, past.village_code AS "villageCode",
      past.from_on AS day, past.score, past.lamps, past.evaluation, past.rulebook, past.delivered
    FROM score_history AS past
    JOIN household AS home ON home.county_code = ${county} AND home.household_id = past.household_id
    WHERE past.county_code = ${county} AND ${where} ORDER BY past.household_id, past.version LIMIT ${limit}`.execute(tx)
  return rows
}

/**
 * The result of a household that stood when the night of a day had ended: the last one that was made by then. The county may have
 * been scored for earlier days since (`score --full`); what came of that did not stand on that day.
 * @param night a day on which the county was scored
 */
export async function findStandingScore(
  tx: Tx,
  county: string,
  householdId: string,
  night: { readonly run_on: Day; readonly finished_at: string },
): Promise<PastScore | undefined> {
  const { run_on: day, finished_at: at } = night
  const { rows } = await sql<{ version: number | null }>`
    SELECT max(version) AS version FROM score_history WHERE county_code = ${county} AND household_id = ${householdId}::uuid
      AND (from_on = ${day} OR (coalesce(scored_at, ${at}::timestamptz), from_on) < (${at}::timestamptz, ${day}::date))`.execute(
    tx,
  )
  const version = rows[0]?.version ?? null
  if (version === null) return undefined
  const itself = sql`past.household_id = ${householdId}::uuid AND past.version = ${version}`
  return (await findPastScores(tx, county, itself, 1))[0]
}
