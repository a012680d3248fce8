import { sql } from 'kysely'
import { placeInOrder, type CountyImport } from './county-import'
import { findElsewhere } from './elsewhere'
import type { RowOfPerson } from './kept-row'
import { matchPeople, type Match } from './match-people'
import { takeAway } from './replaced-rows'
import { upsertRecords, type MatchedRecord } from './upsert-records'

/**
 * Makes records of the department rows that were kept for newcomers, and of those that other counties have of anybody whom a
 * members file registers here.
 * @param newcomers people of a slice who were not registered in the county
 * @param settled keyed hashes of everybody of the slice
 */
export async function recordKept(
  work: CountyImport,
  newcomers: ReadonlyMap<string, Match>,
  settled: readonly string[],
): Promise<void> {
  const hashes = [...newcomers.keys()]
  if (hashes.length > 0) {
    const kept = await sql<RowOfPerson>`
      SELECT feed, record_key, id_hash, record_on, "values", content, batch_id, delivered FROM unmatched_row
      WHERE county_code = ${work.county} AND feed <> 'members' AND id_hash = ANY (${hashes})`.execute(work.tx)
    await takeAway(work, 'unmatched_row', sql`stored.feed <> 'members' AND stored.id_hash = ANY (${hashes})`)
    await upsertRecords(work, recordsOf(kept.rows, newcomers))
  }
  const rows = await findElsewhere(work, settled)
  if (rows.length === 0) return
  const people = await matchPeople(
    work.tx,
    work.county,
    rows.map((row) => row.id_hash),
  )
  // The other county counts its deliveries in another order: here they came with this one.
  const come = rows.map((row) => {
    work.changes.rowsFromElsewhere += 1
    return { ...row, batch_id: work.batch, delivered: placeInOrder(work, work.changes.rowsFromElsewhere) }
  })
  await upsertRecords(work, recordsOf(come, people))
}

function recordsOf(rows: readonly RowOfPerson[], people: ReadonlyMap<string, Match>): readonly MatchedRecord[] {
  return rows.flatMap((row) => {
    const match = people.get(row.id_hash)
    if (match === undefined) return []
    const { feed, record_key: key, record_on: date, values, content, batch_id: batch, delivered } = row
    return [{ feed, key, match, date, values, content, batch, delivered, disputed: row.disputed_content }]
  })
}
