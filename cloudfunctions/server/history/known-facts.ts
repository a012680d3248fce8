import { sql, type RawBuilder } from 'kysely'
import type { Facts } from '../../../src/domain/household/facts'
import { stoodAt, type Image, type Moment } from '../../../src/domain/history/moment'
import type { Tx } from '../database/scope'
import type { Circumstances } from '../scoring/circumstances'
import { packed } from '../scoring/pack-facts'
import { unpackFacts } from '../scoring/unpack-facts'
import { ROW_KEYS, type FactSource } from './row-keys'

/**
 * The facts of a household as they were known at a moment: the tables as they stood then are put in the place of the tables,
 * and packed by the statement that packs them for a night, so that both see the same in the same order.
 * @param images what has been replaced since (`findImages`)
 * @param circumstances those of the moment
 * @returns undefined when the household was not registered then
 */
export async function findKnownFacts(
  tx: Tx,
  county: string,
  { householdId, moment, images }: { householdId: string; moment: Moment; images: readonly Image[] },
  circumstances: Circumstances,
): Promise<Facts | undefined> {
  const earlier = stoodAt(images, moment)
  const ofHousehold = sql`stored.household_id = ${householdId}::uuid`
  const ofPeople = sql`stored.person_id IN (SELECT person_id FROM person WHERE county_code = ${county})`
  // What a later delivery registered leaves no image: nothing stood there.
  const isDelivered = sql`NOT EXISTS (SELECT FROM import_batch AS later WHERE later.county_code = ${county}
    AND later.batch_id = stored.batch_id AND later.delivered > ${moment.delivered})`
  const known = (source: FactSource, where: RawBuilder<unknown>) => asKnown(county, source, where, earlier)
  const { rows } = await sql<{ village_code: string; facts: string }>`
    WITH household AS (${known('household', ofHousehold)}),
    person AS (${known('person', sql`${ofHousehold} AND ${isDelivered}`)}),
    person_former AS (${known('person_former', ofPeople)}),
    -- By now they may be records of another household.
    record_then AS (${known('department_record', sql`${ofPeople} AND ${isDelivered}`)}),
    department_record AS (
      SELECT county_code, feed, record_key, person_id, ${householdId}::uuid AS household_id, record_on, "values", content,
        disputed_content, delivered FROM record_then),
    measure AS (${known('measure', ofHousehold)}),
    monitored_household AS (${known('monitored_household', ofHousehold)})
    ${packed(county, [householdId])}`.execute(tx)
  const [found] = rows
  if (found === undefined) return undefined
  return unpackFacts({ householdId, villageCode: found.village_code, facts: found.facts }, circumstances)
}

/** Rows of a table as they stood: those that nothing has changed since, and the others from their images. */
function asKnown(
  county: string,
  source: FactSource,
  where: RawBuilder<unknown>,
  earlier: readonly Image[],
): RawBuilder<unknown> {
  const images = earlier.filter((image) => image.source === source)
  const keys = images.map(({ key }) => key)
  const rows = images.flatMap(({ before }) => before ?? [])
  return sql`
    SELECT stored.* FROM ${sql.table(source)} AS stored
    WHERE stored.county_code = ${county} AND ${where} AND NOT ${ROW_KEYS[source]} = ANY (${keys}::text[])
    UNION ALL
    SELECT stored.* FROM jsonb_populate_recordset(NULL::${sql.table(source)}, ${JSON.stringify(rows)}::jsonb) AS stored
    WHERE ${where}`
}
