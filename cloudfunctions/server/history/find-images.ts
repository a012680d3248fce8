import { sql } from 'kysely'
import type { Image } from '../../../src/domain/history/moment'
import type { Tx } from '../database/scope'

/**
 * What stood of some households before everything that has changed since a delivery: their own row, people who belong or have
 * belonged to them, and what was ever known of these. Images lie by delivery and not by household, so that a delivery need
 * not sort what it replaces: the later ones are read through once for all that is asked.
 * @param since place of a delivery; changes before it are not looked for
 * @returns by household
 */
export async function findImages(
  tx: Tx,
  county: string,
  householdIds: readonly string[],
  since: number,
): Promise<ReadonlyMap<string, readonly Image[]>> {
  // As an array and not by a join: of images there are millions, of people some, and the planner knows neither number.
  const theirs = sql`ARRAY(SELECT id FROM belonging)`
  const { rows } = await sql<Image & { home: string }>`
    WITH image AS NOT MATERIALIZED (
      SELECT kept.source, kept.row_key, kept.before, batch.delivered, 0 AS version, NULL::uuid AS household_id
      FROM import_batch AS batch
      JOIN replaced_row AS kept ON kept.county_code = ${county} AND kept.batch_id = batch.batch_id
      WHERE batch.county_code = ${county} AND batch.delivered > ${since}
      UNION ALL
      SELECT source, row_key, before, delivered, after_version, household_id FROM replaced_fact
      WHERE county_code = ${county} AND delivered >= ${since}
    ), belonging AS MATERIALIZED (
      SELECT household_id::text AS home, person_id::text AS id FROM person
      WHERE county_code = ${county} AND household_id = ANY (${householdIds}::uuid[])
      UNION
      SELECT before ->> 'household_id', row_key FROM image
      WHERE source = 'person' AND before ->> 'household_id' = ANY (${householdIds}::text[])
    ), told AS MATERIALIZED (
      SELECT home, feed || ' ' || record_key AS row_key FROM belonging
      JOIN department_record AS record ON record.county_code = ${county} AND record.person_id = belonging.id::uuid
      UNION
      SELECT home, row_key FROM (
        SELECT row_key, before ->> 'person_id' AS id FROM image
        WHERE source = 'department_record' AND before ->> 'person_id' = ANY (${theirs})) AS once JOIN belonging USING (id)
    ), concerned AS MATERIALIZED (
      SELECT *, row_key AS name FROM image WHERE source = 'household' AND row_key = ANY (${householdIds}::text[])
      UNION ALL
      SELECT *, row_key FROM image WHERE source = 'person' AND row_key = ANY (${theirs})
      UNION ALL
      SELECT *, split_part(row_key, ' ', 1) FROM image
      WHERE source = 'person_former' AND split_part(row_key, ' ', 1) = ANY (${theirs})
      UNION ALL
      SELECT *, row_key FROM image WHERE source = 'department_record' AND row_key = ANY (ARRAY(SELECT row_key FROM told))
      UNION ALL
      SELECT *, household_id::text FROM image
      WHERE source IN ('measure', 'monitored_household') AND household_id = ANY (${householdIds}::uuid[])
    ), named AS (
      SELECT home, 'person' AS source, id AS name FROM belonging
      UNION ALL SELECT home, 'person_former', id FROM belonging
      UNION ALL SELECT home, 'department_record', row_key FROM told
      UNION ALL SELECT home, source, home FROM unnest(${householdIds}::text[]) AS home,
        unnest(ARRAY['household', 'measure', 'monitored_household']) AS source
    )
    SELECT home, source, row_key AS key, before, delivered, version FROM concerned JOIN named USING (source, name)`.execute(
    tx,
  )
  const found = new Map<string, Image[]>()
  for (const { home, ...image } of rows) {
    const images = found.get(home)
    if (images === undefined) found.set(home, [image])
    else images.push(image)
  }
  return found
}
