import { sql } from 'kysely'
import type { Tx } from '../database/scope'
import type { Night, Scored } from './score-slice'

/**
 * Writes the results of a slice: a changed one in one statement with its next day, its history and the end of being dirty; of
 * an unchanged one only that it has been looked at.
 */
export async function writeResults(tx: Tx, night: Night, scored: readonly Scored[]): Promise<void> {
  const changed = scored.filter((result) => result.changed)
  if (changed.length > 0) {
    await writeChanged(tx, night, changed)
    await writeHistory(tx, night, changed)
  }
  const unchanged = scored.filter((result) => !result.changed).map((result) => result.householdId)
  if (unchanged.length > 0) await markSeen(tx, night, unchanged)
}

async function writeChanged(tx: Tx, { county, day, judge }: Night, changed: readonly Scored[]): Promise<void> {
  const rows = changed.map(({ householdId, evaluation, version }) => ({
    household_id: householdId,
    score: evaluation.score,
    lamps: evaluation.lamps,
    evaluation,
    next_change_on: evaluation.nextChangeOn,
    version,
  }))
  await sql`
    UPDATE household_score AS stored
    SET dirty = false, score = fresh.score, lamps = fresh.lamps, evaluation = fresh.evaluation, scored_on = ${day},
      next_change_on = fresh.next_change_on, rulebook = ${judge.rulebook}, version = fresh.version
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS fresh (household_id uuid, score integer, lamps integer, evaluation jsonb, next_change_on date, version integer)
    WHERE stored.county_code = ${county} AND stored.household_id = fresh.household_id`.execute(tx)
}

async function writeHistory(tx: Tx, { county, day, judge }: Night, changed: readonly Scored[]): Promise<void> {
  const rows = changed.map(({ householdId, villageCode, evaluation, version }) => ({
    household_id: householdId,
    version,
    village_code: villageCode,
    score: evaluation.score,
    lamps: evaluation.lamps,
    evaluation,
  }))
  await sql`
    INSERT INTO score_history (county_code, household_id, version, village_code, from_on, score, lamps, evaluation, rulebook)
    SELECT ${county}, fresh.household_id, fresh.version, fresh.village_code, ${day}::date, fresh.score, fresh.lamps,
      fresh.evaluation, ${judge.rulebook}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS fresh (household_id uuid, version integer, village_code text, score integer, lamps integer, evaluation jsonb)
    `.execute(tx)
}

async function markSeen(tx: Tx, { county, judge }: Night, householdIds: readonly string[]): Promise<void> {
  await sql`
    UPDATE household_score SET dirty = false, rulebook = ${judge.rulebook}
    WHERE county_code = ${county} AND household_id = ANY (${householdIds}::uuid[])
      AND (dirty OR rulebook IS DISTINCT FROM ${judge.rulebook})`.execute(tx)
}
