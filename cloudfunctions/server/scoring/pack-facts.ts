import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../database/scope'

/**
 * Writes the projections of households whose register or records this transaction has changed, and makes them dirty. One that no
 * night has packed yet stays without: a county comes in file after file, and packing it after each would be work for nobody.
 * It comes last but for the events: from here on a night waits for the end of the transaction.
 * @param householdIds a chunk, not a whole county
 */
export async function packFacts(tx: Tx, county: string, householdIds: readonly string[]): Promise<void> {
  // Locked before they are packed: what another transaction has packed meanwhile is in what the next statement sees.
  const { rows } = await sql<{ household_id: string; packed: boolean }>`
    SELECT household_id, facts IS NOT NULL AS packed FROM household_score
    WHERE county_code = ${county} AND household_id = ANY (${householdIds}::uuid[])
    ORDER BY household_id FOR UPDATE`.execute(tx)
  const standing = new Set(rows.filter((row) => row.packed).map((row) => row.household_id))
  if (standing.size > 0) await packAnew(tx, county, [...standing])
  const others = householdIds.filter((householdId) => !standing.has(householdId))
  if (others.length > 0) await leaveToNight(tx, county, others)
}

async function packAnew(tx: Tx, county: string, householdIds: readonly string[]): Promise<void> {
  await sql`
    UPDATE household_score AS stored SET dirty = true, village_code = fresh.village_code, facts = fresh.facts
    FROM (${packed(county, householdIds)}) AS fresh
    WHERE stored.county_code = ${county} AND stored.household_id = fresh.household_id`.execute(tx)
}

async function leaveToNight(tx: Tx, county: string, householdIds: readonly string[]): Promise<void> {
  await sql`
    INSERT INTO household_score (county_code, household_id, village_code, dirty)
    SELECT ${county}, household_id, village_code, true FROM household
    WHERE county_code = ${county} AND household_id = ANY (${householdIds}::uuid[]) ORDER BY household_id
    ON CONFLICT (county_code, household_id) DO UPDATE SET dirty = true, village_code = excluded.village_code
      WHERE NOT household_score.dirty OR household_score.village_code <> excluded.village_code`.execute(tx)
}

/** Packs households that have no projection yet and that this transaction has locked. */
export async function packMissing(
  tx: Tx,
  county: string,
  householdIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ household_id: string; facts: string }>`
    UPDATE household_score AS stored SET facts = fresh.facts FROM (${packed(county, householdIds)}) AS fresh
    WHERE stored.county_code = ${county} AND stored.household_id = fresh.household_id
    RETURNING stored.household_id, stored.facts`.execute(tx)
  return new Map(rows.map(({ household_id, facts }) => [household_id, facts]))
}

/**
 * Register and records as JSON of `PackedFacts`. The order of records is that of `loadFacts`: evidence lists them as they come.
 * Whoever puts a WITH before it that names these tables packs what was known at another time (`history/known-facts.ts`).
 */
export function packed(county: string, householdIds: readonly string[]): RawBuilder<unknown> {
  const ofTheHousehold = sql`county_code = ${county} AND household_id = home.household_id`
  return sql`
    SELECT home.household_id, home.village_code, json_build_array(VARIADIC ARRAY[to_json(home.household_no), home."values"::json,
      home.disputed::json, coalesce(living.people, '[]'), coalesce(told.records, '[]')]
      || CASE WHEN coalesce(given.measures, followed.monitored) IS NOT NULL
        THEN ARRAY[json_strip_nulls(json_build_object('measures', given.measures, 'monitored', followed.monitored))] END)::text AS facts
    FROM household AS home
    CROSS JOIN LATERAL (
      SELECT array_agg(person_id ORDER BY person_id) AS ids,
        json_agg(json_build_array(person_id, birth_on, relation, "values", coalesce(
          (SELECT json_agg(json_build_array(until_on, stood."values") ORDER BY until_on DESC) FROM person_former AS stood
            WHERE stood.county_code = ${county} AND stood.person_id = person.person_id), '[]')) ORDER BY person_id) AS people
      FROM person WHERE ${ofTheHousehold}) AS living
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_array(feed, record_key, array_position(living.ids, person_id), record_on, delivered, content,
        coalesce(disputed_content = content, false), "values") ORDER BY feed, record_on, record_key) AS records
      FROM department_record WHERE ${ofTheHousehold}) AS told
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_array(started_on, coalesce(ended_on, until_on), answers) ORDER BY started_on, measure_id) AS measures
      FROM measure WHERE ${ofTheHousehold} AND started_on IS NOT NULL) AS given
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_array(from_on, until_on) ORDER BY from_on) AS monitored
      FROM monitored_household WHERE ${ofTheHousehold}) AS followed
    WHERE home.county_code = ${county} AND home.household_id = ANY (${householdIds}::uuid[])`
}
