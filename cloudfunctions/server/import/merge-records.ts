import { sql, type RawBuilder } from 'kysely'
import { placeInOrder, type CountyImport } from './county-import'
import { keepReplaced, takeAway } from './replaced-rows'
import { ofKeys } from './stage'
import { TAKE_ITS_PLACE } from './upsert-records'

/**
 * Writes the records of a slice of staged lines, whose last line of each key is new or different.
 * @returns how many rows were new or different
 */
export async function mergeRecords(work: CountyImport, slice: RawBuilder<boolean>): Promise<number> {
  const { tx, county, feed, batch, changes } = work
  const records = sql`${slice} AND come.household_id IS NOT NULL`
  const replaced = await keepReplaced(work, 'department_record', ofKeys(feed, records))
  const { rows } = await sql<{ household_id: string; written: number }>`
    WITH written AS (
      INSERT INTO department_record AS stored
        (county_code, feed, record_key, person_id, household_id, village_code, record_on, "values", content, batch_id, delivered)
      SELECT ${county}, ${feed.id}, come.record_key, come.person_id, come.household_id, come.village_code, come.record_on,
        come."values"::json, come.content, ${batch}::uuid, ${placeInOrder(work, 0)}::bigint + come.line_no
      FROM import_stage AS come WHERE ${records} ORDER BY come.line_no
      ${TAKE_ITS_PLACE}
      RETURNING stored.household_id)
    SELECT household_id, count(*) AS written FROM written GROUP BY household_id`.execute(tx)
  // A row of somebody in no household takes the record of its key away: it was never about the person it hung on.
  const withdrawn = await takeAway(work, 'department_record', ofKeys(feed, sql`${slice} AND come.household_id IS NULL`))
  for (const { household_id } of [...replaced, ...withdrawn])
    if (household_id !== null) changes.householdIds.add(household_id)
  for (const { household_id } of rows) changes.householdIds.add(household_id)
  return rows.reduce((sum, { written }) => sum + written, 0)
}
