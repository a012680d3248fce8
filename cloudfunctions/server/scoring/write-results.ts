import { sql } from 'kysely'
import type { Tx } from '../database/scope'
import type { Night, Scored } from './night'

/**
 * Writes the results of a slice: a changed one in one statement with its next day, its history and the end of being dirty; of
 * an unchanged one only that it has been looked at.
 * @param delivered the last delivery that they knew: with it the history tells what was known to a result
 */
export async function writeResults(tx: Tx, night: Night, scored: readonly Scored[], delivered: number): Promise<void> {
  const changed = scored.filter((result) => result.changed)
  if (changed.length > 0) await writeChanged(tx, night, changed, delivered)
  const unchanged = scored.filter((result) => !result.changed).map((result) => result.householdId)
  if (unchanged.length > 0) await markSeen(tx, night, unchanged)
}

async function writeChanged(
  tx: Tx,
  { county, day, at, judge }: Night,
  changed: readonly Scored[],
  delivered: number,
): Promise<void> {
  const each = <T>(valueOf: (result: Scored) => T) => changed.map(valueOf)
  // JSON of one line each: joined, because the driver would look at every character of an array's elements.
  await sql`
    WITH fresh AS MATERIALIZED (
      SELECT * FROM unnest(
        ${each((result) => result.householdId)}::uuid[], ${each((result) => result.villageCode)}::text[],
        ${each((result) => result.version)}::integer[], string_to_array(${each((result) => result.text).join('\n')}, E'\\n'),
        ${each((result) => result.fingerprint)}::text[], ${each((result) => result.evaluation.score)}::integer[],
        ${each((result) => result.evaluation.lamps)}::integer[], ${each((result) => result.evaluation.nextChangeOn)}::date[]
      ) AS row (household_id, village_code, version, evaluation, fingerprint, score, lamps, next_change_on)),
    stored AS (
      UPDATE household_score AS stored
      SET dirty = false, score = fresh.score, lamps = fresh.lamps, scored_on = ${day}, next_change_on = fresh.next_change_on,
        rulebook = ${judge.rulebook}, version = fresh.version, fingerprint = fresh.fingerprint
      FROM fresh WHERE stored.county_code = ${county} AND stored.household_id = fresh.household_id)
    INSERT INTO score_history (county_code, household_id, version, village_code, from_on, score, lamps, evaluation, rulebook,
      delivered, scored_at)
    SELECT ${county}, household_id, version, village_code, ${day}::date, score, lamps, evaluation::json, ${judge.rulebook},
      ${delivered}::bigint, ${at}::timestamptz
    FROM fresh`.execute(tx)
}

async function markSeen(tx: Tx, { county, judge }: Night, householdIds: readonly string[]): Promise<void> {
  await sql`
    UPDATE household_score SET dirty = false, rulebook = ${judge.rulebook}
    WHERE county_code = ${county} AND household_id = ANY (${householdIds}::uuid[])
      AND (dirty OR rulebook IS DISTINCT FROM ${judge.rulebook})`.execute(tx)
}
