import { sql } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { ScoreChange } from '../../../src/domain/history/tell-score'
import type { Call } from '../handler'

/** A result of a household that says something else than the one before it. */
interface ScoreChanged extends ScoreChange {
  readonly version: number
  readonly on: Day
  /** ISO instant of the run; null for results older than that is kept. */
  readonly at: string | null
}

/** The changes of score, lamps or rules before a version, newest first; results that differ in anything else are passed over. */
export async function listScoreChanges(
  { tx, county }: Pick<Call, 'tx' | 'county'>,
  householdId: string,
  before: number,
  limit: number,
): Promise<readonly ScoreChanged[]> {
  const { rows } = await sql<ScoreChanged>`
    SELECT version, "on", "at", now, before FROM (
      SELECT version, from_on AS "on", scored_at AS "at", now, lead(now) OVER (ORDER BY version DESC) AS before
      FROM score_history AS past CROSS JOIN LATERAL (
        SELECT jsonb_build_object('score', past.score, 'lamps', past.lamps,
          'rules', ARRAY(SELECT hit ->> 'rule' FROM json_array_elements(past.evaluation -> 'hits') AS hit)) AS now) AS told
      WHERE past.county_code = ${county} AND past.household_id = ${householdId} AND past.version < ${before}) AS result
    WHERE now IS DISTINCT FROM before ORDER BY version DESC LIMIT ${limit}`.execute(tx)
  return rows
}
