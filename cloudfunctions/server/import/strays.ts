import { sql } from 'kysely'
import type { Feed } from '../../../src/domain/comparison/feed'
import type { Database } from '../database/connect'
import { countyScope, inTransaction, type Tx } from '../database/scope'
import type { KeptRow } from './kept-row'
import { matchPeople } from './match-people'
import type { Line } from './read-delivery'
import { inChunks } from './record-set'

/** A department row that one county keeps, about a person who comes into the register of another. */
export interface Stray extends KeptRow {
  readonly county: string
}

/** Looks in other counties for rows about the people of a members file: a hospital delivers in its own county. */
export async function findStrays(
  db: Database,
  feed: Feed,
  lines: readonly Line[],
  others: readonly string[],
): Promise<readonly Stray[]> {
  if (feed.id !== 'members') return []
  const strays = new Map<string, Stray>()
  for (const county of others) {
    const rows = await inTransaction(db, countyScope(county), (tx) => findKept(tx, county, lines), { readOnly: true })
    // Two counties may keep the same row: one of them is enough.
    for (const row of rows) strays.set(`${row.feed} ${row.record_key}`, { ...row, county })
  }
  return [...strays.values()]
}

async function findKept(tx: Tx, county: string, lines: readonly Line[]): Promise<readonly KeptRow[]> {
  const kept: KeptRow[] = []
  for (const chunk of inChunks(lines.map((line) => line.personHash))) {
    const { rows } = await sql<KeptRow>`
      SELECT feed, record_key, id_hash, record_on, "values", content, batch_id, delivered FROM unmatched_row
      WHERE county_code = ${county} AND feed <> 'members' AND id_hash = ANY (${chunk})`.execute(tx)
    kept.push(...rows)
  }
  return kept
}

/** Once their people are registered, the other counties keep these rows no longer. Cut off before, they are found again. */
export async function dropStrays(db: Database, registeredIn: string, strays: readonly Stray[]): Promise<void> {
  if (strays.length === 0) return
  const hashes = strays.map((stray) => stray.id_hash)
  const people = await inTransaction(db, countyScope(registeredIn), (tx) => matchPeople(tx, registeredIn, hashes), {
    readOnly: true,
  })
  for (const county of new Set(strays.map((stray) => stray.county))) {
    const settled = hashes.filter((hash) => people.has(hash))
    await inTransaction(db, countyScope(county), (tx) =>
      sql`DELETE FROM unmatched_row WHERE county_code = ${county} AND feed <> 'members' AND id_hash = ANY (${settled})`.execute(
        tx,
      ),
    )
  }
}
