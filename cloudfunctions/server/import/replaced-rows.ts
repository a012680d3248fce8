import { sql, type RawBuilder } from 'kysely'
import { ROW_KEYS } from '../history/row-keys'
import type { CountyImport } from './county-import'

export type ReplacedSource = 'household' | 'person' | 'person_former' | 'department_record' | 'unmatched_row'

/** Where a row stood that will be changed. */
interface FormerPlace {
  readonly household_id: string | null
  readonly village_code: string | null
}

/** Condition on a table of a feed's rows as `stored`: those that have these names. */
export function namedSo(keys: readonly string[]): RawBuilder<boolean> {
  const places = keys.map((key) => key.split(/ (.*)/s, 2))
  const feeds = [...new Set(places.map(([feed = '']) => feed))]
  return sql<boolean>`stored.feed = ANY (${feeds}) AND stored.record_key = ANY (${places.map(([, key = '']) => key)})
    AND ${ROW_KEYS.department_record} = ANY (${keys})`
}

type Work = Pick<CountyImport, 'tx' | 'county' | 'batch'>

/**
 * Keeps rows as they stand before this batch changes them, so that it can be undone. Locked as the change will lock them, so that
 * what is kept is what will be changed, and a night can still write a result that refers to them.
 * @param where condition on the table as `stored`
 */
export async function keepReplaced(
  { tx, county, batch }: Work,
  source: ReplacedSource,
  where: RawBuilder<unknown>,
): Promise<readonly FormerPlace[]> {
  const { rows } = await sql<FormerPlace>`
    INSERT INTO replaced_row (county_code, batch_id, source, row_key, before)
    SELECT ${county}, ${batch}::uuid, ${source}, ${ROW_KEYS[source]}, to_jsonb(stored) FROM ${sql.table(source)} AS stored
    WHERE stored.county_code = ${county} AND ${where} FOR NO KEY UPDATE
    ON CONFLICT (county_code, batch_id, source, row_key) DO NOTHING
    RETURNING before ->> 'household_id' AS household_id, before ->> 'village_code' AS village_code`.execute(tx)
  return rows
}

/** Notes that nothing stood where the batch writes these rows, in the statement that writes them (`stored` are its new rows). */
export function noteNew(
  { county, batch }: Work,
  source: ReplacedSource,
  stored: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`INSERT INTO replaced_row (county_code, batch_id, source, row_key)
    SELECT ${county}, ${batch}::uuid, ${source}, ${ROW_KEYS[source]} FROM ${stored}
    ON CONFLICT (county_code, batch_id, source, row_key) DO NOTHING`
}

/**
 * Takes rows away and keeps them, so that the batch can be undone.
 * @param where condition on the table as `stored`
 * @returns how many, by the household that they were of
 */
export async function takeAway(
  { tx, county, batch }: Work,
  source: ReplacedSource,
  where: RawBuilder<unknown>,
): Promise<readonly { readonly household_id: string | null; readonly count: number }[]> {
  const { rows } = await sql<{ household_id: string | null; count: number }>`
    WITH stored AS (DELETE FROM ${sql.table(source)} AS stored WHERE stored.county_code = ${county} AND ${where} RETURNING *),
    kept AS (INSERT INTO replaced_row (county_code, batch_id, source, row_key, before)
      SELECT ${county}, ${batch}::uuid, ${source}, ${ROW_KEYS[source]}, to_jsonb(stored) FROM stored
      ON CONFLICT (county_code, batch_id, source, row_key) DO NOTHING)
    SELECT to_jsonb(stored) ->> 'household_id' AS household_id, count(*) FROM stored GROUP BY 1`.execute(tx)
  return rows
}
