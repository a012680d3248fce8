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
}

/** How many rows were new or different, and the households that they changed. */
export interface Changes {
  readonly changed: number
  readonly householdIds: ReadonlySet<string>
}

const columns = `feed text, record_key text, person_id uuid, household_id uuid, village_code text, record_on date, "values" jsonb, content text, batch_id uuid, delivered bigint`

/** Writes records that are new or different; an older one than the stored leaves it as it is. A record that changes its person changes both households. */
export async function upsertRecords({ tx, county }: CountyImport, records: readonly MatchedRecord[]): Promise<Changes> {
  let changed = 0
  const householdIds = new Set<string>()
  for (const chunk of inChunks(records)) {
    const rows = recordSet(chunk.map(rowOf), columns)
    const left = await sql<{ household_id: string }>`
      SELECT stored.household_id FROM ${rows}
      JOIN department_record stored ON stored.county_code = ${county} AND stored.feed = r.feed AND stored.record_key = r.record_key
      WHERE stored.person_id <> r.person_id AND stored.record_on <= r.record_on`.execute(tx)
    const written = await sql<{ household_id: string }>`
      INSERT INTO department_record AS stored
        (county_code, feed, record_key, person_id, household_id, village_code, record_on, "values", content, batch_id, delivered)
      SELECT ${county}, r.feed, r.record_key, r.person_id, r.household_id, r.village_code, r.record_on, r."values", r.content, r.batch_id, r.delivered
      FROM ${rows}
      ON CONFLICT (county_code, feed, record_key) DO UPDATE SET
        person_id = excluded.person_id, household_id = excluded.household_id, village_code = excluded.village_code,
        record_on = excluded.record_on, "values" = excluded."values", content = excluded.content,
        batch_id = excluded.batch_id, delivered = excluded.delivered
      WHERE stored.record_on <= excluded.record_on
        AND (stored.content <> excluded.content OR stored.person_id <> excluded.person_id)
      RETURNING household_id`.execute(tx)
    changed += written.rows.length
    for (const { household_id } of [...left.rows, ...written.rows]) householdIds.add(household_id)
  }
  return { changed, householdIds }
}

function rowOf({ feed, key, match, date, values, content, batch, delivered }: MatchedRecord): object {
  return {
    ...{ feed, record_key: key, person_id: match.personId, household_id: match.householdId },
    ...{ village_code: match.villageCode, record_on: date, values, content, batch_id: batch, delivered },
  }
}
