import { sql } from 'kysely'
import { withoutSecrets } from '../../../src/domain/comparison/content'
import { contentHash } from './content-hash'
import { placeInOrder, type CountyImport } from './county-import'
import type { RowOfPerson } from './kept-row'
import { matchPeople, type Match } from './match-people'
import type { Line } from './read-delivery'
import { inChunks, recordSet } from './record-set'
import { upsertRecords, type MatchedRecord } from './upsert-records'
import { findWaitingMembers } from './waiting-members'

const columns = `record_key text, id_hash text, id_cipher text, record_on date, "values" jsonb, content text, delivered bigint`

/** Keeps rows about people who are in no household, until the register knows them. The ID number is sealed. */
export async function keepUnmatched(work: CountyImport, lines: readonly Line[]): Promise<void> {
  const { tx, county, feed, batch, day, secrets } = work
  for (const chunk of inChunks(lines)) {
    const rows = chunk.map(({ row, key, personHash, date, values }) => {
      const kept = withoutSecrets(feed, values)
      const idNumber = String(values[feed.person ?? ''])
      return {
        ...{ record_key: key, id_hash: personHash, id_cipher: secrets.seal(idNumber) },
        ...{
          record_on: date ?? day,
          values: kept,
          content: contentHash(work, kept),
          delivered: placeInOrder(work, row),
        },
      }
    })
    await sql`
      INSERT INTO unmatched_row AS stored (county_code, feed, record_key, id_hash, id_cipher, record_on, "values", content, batch_id, delivered)
      SELECT ${county}, ${feed.id}, r.record_key, r.id_hash, r.id_cipher, r.record_on, r."values", r.content, ${batch}::uuid, r.delivered
      FROM ${recordSet(rows, columns)}
      ON CONFLICT (county_code, feed, record_key) DO UPDATE SET id_hash = excluded.id_hash, id_cipher = excluded.id_cipher,
        record_on = excluded.record_on, "values" = excluded."values", content = excluded.content,
        batch_id = excluded.batch_id, delivered = excluded.delivered
      WHERE stored.record_on <= excluded.record_on AND (stored.content <> excluded.content OR stored.id_hash <> excluded.id_hash)`.execute(
      tx,
    )
  }
}

/** Forgets kept rows whose key has now been delivered for a registered person. */
export async function dropUnmatched({ tx, county, feed }: CountyImport, keys: readonly string[]): Promise<void> {
  for (const chunk of inChunks(keys)) {
    await sql`DELETE FROM unmatched_row WHERE county_code = ${county} AND feed = ${feed.id} AND record_key = ANY (${chunk})`.execute(
      tx,
    )
  }
}

/**
 * Tries again the department rows that were kept for newcomers, and those that other counties have of anybody here.
 * @returns households that got records by it
 */
export async function recordKept(
  work: CountyImport,
  newcomers: ReadonlyMap<string, Match>,
): Promise<ReadonlySet<string>> {
  const { tx, county, elsewhere, batch } = work
  const kept: RowOfPerson[] = []
  for (const chunk of inChunks([...newcomers.keys()])) {
    const { rows } = await sql<RowOfPerson>`
      DELETE FROM unmatched_row WHERE county_code = ${county} AND feed <> 'members' AND id_hash = ANY (${chunk})
      RETURNING feed, record_key, id_hash, record_on, "values", content, batch_id, delivered`.execute(tx)
    kept.push(...rows)
  }
  const own = await upsertRecords(work, recordsOf(kept, newcomers))
  const people = await matchPeople(
    tx,
    county,
    elsewhere.rows.map((row) => row.id_hash),
  )
  // The other county counts its deliveries in another order: here they came with this one.
  const come = elsewhere.rows.map((row, index) => ({ ...row, batch_id: batch, delivered: placeInOrder(work, index) }))
  const foreign = await upsertRecords(work, recordsOf(come, people))
  return new Set([...own.householdIds, ...foreign.householdIds])
}

function recordsOf(rows: readonly RowOfPerson[], people: ReadonlyMap<string, Match>): readonly MatchedRecord[] {
  return rows.flatMap((row) => {
    const match = people.get(row.id_hash)
    if (match === undefined) return []
    const { feed, record_key: key, record_on: date, values, content, batch_id: batch, delivered } = row
    return [{ feed, key, match, date, values, content, batch, delivered, disputed: row.disputed_content }]
  })
}

/** The member rows that were kept, here or in another county, because their household was not registered yet. */
export async function waitingMemberLines(
  { tx, county, elsewhere, secrets }: CountyImport,
  householdNos: readonly string[],
): Promise<readonly Line[]> {
  const here = await findWaitingMembers(tx, county, householdNos)
  const lines = [...elsewhere.members, ...here].map(({ record_key: key, id_hash: personHash, id_cipher, values }) => {
    const idNumber = secrets.open(id_cipher)
    return { row: 0, key, personHash, date: null, values: { ...values, idNumber } }
  })
  // Who waits in two counties comes in once.
  return [...new Map(lines.map((line) => [line.key, line])).values()]
}
