import { sql, type RawBuilder } from 'kysely'
import { placeInOrder, type CountyImport } from './county-import'
import { keepReplaced, takeAway } from './replaced-rows'
import { ofKeys } from './stage'

/**
 * Keeps the rows of a slice about people who are in no household, until the register knows them, the ID number sealed; and
 * forgets kept rows whose key has now been delivered for somebody who is in one.
 * @returns how many rows wait
 */
export async function mergeUnmatched(work: CountyImport, slice: RawBuilder<boolean>): Promise<number> {
  const { tx, county, feed, batch } = work
  const waiting = sql`${slice} AND come.household_id IS NULL`
  await takeAway(work, 'unmatched_row', ofKeys(feed, sql`${slice} AND come.household_id IS NOT NULL`))
  const { rows } = await sql<{ count: number }>`SELECT count(*) FROM import_stage AS come WHERE ${waiting}`.execute(tx)
  const count = rows[0]?.count ?? 0
  if (count === 0) return 0
  await keepReplaced(work, 'unmatched_row', ofKeys(feed, waiting))
  await sql`
    INSERT INTO unmatched_row AS stored (county_code, feed, record_key, id_hash, id_cipher, record_on, "values", content, batch_id, delivered)
    SELECT ${county}, ${feed.id}, come.record_key, come.id_hash, come.sealed ->> 'idNumber', come.record_on,
      come."values" - ${feed.person ?? ''}::text, come.content, ${batch}::uuid, ${placeInOrder(work, 0)}::bigint + come.line_no
    FROM import_stage AS come WHERE ${waiting}
    ON CONFLICT (county_code, feed, record_key) DO UPDATE SET id_hash = excluded.id_hash, id_cipher = excluded.id_cipher,
      record_on = excluded.record_on, "values" = excluded."values", content = excluded.content,
      batch_id = excluded.batch_id, delivered = excluded.delivered
    WHERE stored.content <> excluded.content OR stored.id_hash <> excluded.id_hash`.execute(tx)
  return count
}
