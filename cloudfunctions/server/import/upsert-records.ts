import { sql } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { FieldValues } from '../../../src/domain/household/facts'
import type { CountyImport } from './county-import'
import type { Match } from './match-people'
import { inChunks, recordSet } from './record-set'

/** A department's row whose person is registered. */
export interface MatchedRecord {
  readonly feed: string
  readonly key: string
  readonly match: Match
  readonly date: Day
  readonly values: FieldValues
  readonly content: string
  readonly batch: string
  readonly delivered: number
  /** Content that a closed order disputed, of a record that comes from another county. */
  readonly disputed?: string | null
}

/** How many rows were new or different, and the households that they changed. */
interface Changes {
  readonly changed: number
  readonly householdIds: ReadonlySet<string>
}

const columns = `feed text, record_key text, person_id uuid, household_id uuid, village_code text, record_on date, "values" jsonb, content text, batch_id uuid, delivered bigint,
  disputed_content text`

interface StoredRecord {
  readonly feed: string
  readonly record_key: string
  readonly person_id: string
  readonly household_id: string
  readonly record_on: Day
  readonly content: string
}

/** Writes records that are new or different; an older one than the stored leaves it as it is. A record that changes its person changes both households. */
export async function upsertRecords(work: CountyImport, records: readonly MatchedRecord[]): Promise<Changes> {
  let changed = 0
  const householdIds = new Set<string>()
  for (const chunk of inChunks(records)) {
    const stored = await findStored(work, chunk)
    // Most of a second delivery stands there already: it is not sent again. What changed is still decided by what was written.
    const sent = chunk.filter((record) => differs(record, stored.get(placeOf(record.feed, record.key))))
    if (sent.length === 0) continue
    const written = await writeRecords(work, sent)
    changed += written.length
    for (const { feed, record_key, household_id } of written) {
      householdIds.add(household_id)
      householdIds.add(stored.get(placeOf(feed, record_key))?.household_id ?? household_id)
    }
  }
  return { changed, householdIds }
}

/**
 * Takes records away whose key has now been delivered for somebody in no household: they were never about the person they hang on.
 * @returns the households that lost a record
 */
export async function withdrawRecords(
  { tx, county, feed }: CountyImport,
  lines: readonly { readonly key: string }[],
): Promise<ReadonlySet<string>> {
  const left = new Set<string>()
  for (const chunk of inChunks(lines.map((line) => line.key))) {
    const { rows } = await sql<{ household_id: string }>`
      DELETE FROM department_record WHERE county_code = ${county} AND feed = ${feed.id} AND record_key = ANY (${chunk})
      RETURNING household_id`.execute(tx)
    for (const { household_id } of rows) left.add(household_id)
  }
  return left
}

// By arrays of keys and not by a join: with a table that grows inside the transaction the planner has no idea of its size,
// and joins five thousand rows with all of it, row by row.
async function findStored(
  { tx, county }: CountyImport,
  records: readonly MatchedRecord[],
): Promise<ReadonlyMap<string, StoredRecord>> {
  const feeds = [...new Set(records.map((record) => record.feed))]
  const { rows } = await sql<StoredRecord>`
    SELECT feed, record_key, person_id, household_id, record_on, content FROM department_record
    WHERE county_code = ${county} AND feed = ANY (${feeds}) AND record_key = ANY (${records.map((record) => record.key)})`.execute(
    tx,
  )
  return new Map(rows.map((row) => [placeOf(row.feed, row.record_key), row]))
}

function differs({ date, content, match }: MatchedRecord, stored: StoredRecord | undefined): boolean {
  if (stored === undefined) return true
  return stored.record_on <= date && (stored.content !== content || stored.person_id !== match.personId)
}

async function writeRecords(
  { tx, county }: CountyImport,
  records: readonly MatchedRecord[],
): Promise<readonly Pick<StoredRecord, 'feed' | 'record_key' | 'household_id'>[]> {
  const { rows } = await sql<StoredRecord>`
    INSERT INTO department_record AS stored
      (county_code, feed, record_key, person_id, household_id, village_code, record_on, "values", content, batch_id, delivered, disputed_content)
    SELECT ${county}, r.feed, r.record_key, r.person_id, r.household_id, r.village_code, r.record_on, r."values", r.content, r.batch_id, r.delivered, r.disputed_content
    FROM ${recordSet(records.map(rowOf), columns)}
    ON CONFLICT (county_code, feed, record_key) DO UPDATE SET
      person_id = excluded.person_id, household_id = excluded.household_id, village_code = excluded.village_code,
      record_on = excluded.record_on, "values" = excluded."values", content = excluded.content,
      batch_id = excluded.batch_id, delivered = excluded.delivered
    WHERE stored.record_on <= excluded.record_on
      AND (stored.content <> excluded.content OR stored.person_id <> excluded.person_id)
    RETURNING feed, record_key, household_id`.execute(tx)
  return rows
}

function placeOf(feed: string, key: string): string {
  return `${feed} ${key}`
}

function rowOf({ feed, key, match, date, values, content, batch, delivered, disputed }: MatchedRecord): object {
  return {
    ...{ feed, record_key: key, person_id: match.personId, household_id: match.householdId },
    ...{ village_code: match.villageCode, record_on: date, values, content, batch_id: batch, delivered },
    disputed_content: disputed ?? null,
  }
}
