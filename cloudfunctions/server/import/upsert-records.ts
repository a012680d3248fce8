import { sql } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { FieldValues } from '../../../src/domain/household/facts'
import type { CountyImport } from './county-import'
import type { Match } from './match-people'
import { inChunks, recordSet } from './record-set'
import { keepReplaced, namedSo, noteNew } from './replaced-rows'

/** A department's row that was kept somewhere until its person came. */
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

const columns = `feed text, record_key text, person_id uuid, household_id uuid, village_code text, record_on date, "values" json, content text, batch_id uuid, delivered bigint,
  disputed_content text`

/** A record takes the place of the one with its key, and what was disputed of that one stays disputed. */
export const TAKE_ITS_PLACE = sql`ON CONFLICT (county_code, feed, record_key) DO UPDATE SET
  person_id = excluded.person_id, household_id = excluded.household_id, village_code = excluded.village_code,
  record_on = excluded.record_on, "values" = excluded."values", content = excluded.content,
  batch_id = excluded.batch_id, delivered = excluded.delivered`

/**
 * Writes records that are new or different; an older one than the stored leaves it as it is. A record that changes its person
 * changes both households.
 */
export async function upsertRecords(work: CountyImport, records: readonly MatchedRecord[]): Promise<void> {
  const { tx, county, changes } = work
  for (const chunk of inChunks(records)) {
    const stored = await findStored(work, chunk)
    const sent = chunk.filter((record) => differs(record, stored.get(placeOf(record.feed, record.key))))
    if (sent.length === 0) continue
    const replaced = await keepReplaced(work, 'department_record', ofPlaces(sent))
    const { rows } = await sql<{ household_id: string }>`
      WITH written AS (
        INSERT INTO department_record AS stored
          (county_code, feed, record_key, person_id, household_id, village_code, record_on, "values", content, batch_id, delivered, disputed_content)
        SELECT ${county}, r.feed, r.record_key, r.person_id, r.household_id, r.village_code, r.record_on, r."values", r.content, r.batch_id, r.delivered, r.disputed_content
        FROM ${recordSet(sent.map(rowOf), columns)}
        ${TAKE_ITS_PLACE}
        RETURNING stored.feed, stored.record_key, stored.household_id),
      noted AS (${noteNew(work, 'department_record', sql`written AS stored`)})
      SELECT DISTINCT household_id FROM written`.execute(tx)
    for (const { household_id } of [...replaced, ...rows])
      if (household_id !== null) changes.householdIds.add(household_id)
  }
}

interface StoredRecord {
  readonly feed: string
  readonly record_key: string
  readonly person_id: string
  readonly record_on: Day
  readonly content: string
}

async function findStored(
  { tx, county }: CountyImport,
  records: readonly MatchedRecord[],
): Promise<ReadonlyMap<string, StoredRecord>> {
  const { rows } = await sql<StoredRecord>`
    SELECT feed, record_key, person_id, record_on, content FROM department_record AS stored
    WHERE stored.county_code = ${county} AND ${ofPlaces(records)}`.execute(tx)
  return new Map(rows.map((row) => [placeOf(row.feed, row.record_key), row]))
}

function ofPlaces(records: readonly MatchedRecord[]): ReturnType<typeof namedSo> {
  return namedSo(records.map(({ feed, key }) => placeOf(feed, key)))
}

function placeOf(feed: string, key: string): string {
  return `${feed} ${key}`
}

function differs({ date, content, match }: MatchedRecord, stored: StoredRecord | undefined): boolean {
  if (stored === undefined) return true
  return stored.record_on <= date && (stored.content !== content || stored.person_id !== match.personId)
}

function rowOf({ feed, key, match, date, values, content, batch, delivered, disputed }: MatchedRecord): object {
  return {
    ...{ feed, record_key: key, person_id: match.personId, household_id: match.householdId },
    ...{ village_code: match.villageCode, record_on: date, values, content, batch_id: batch, delivered },
    disputed_content: disputed ?? null,
  }
}
