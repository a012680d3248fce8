import { sql } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import { keptContent } from '../../../src/domain/comparison/content'
import type { Feed } from '../../../src/domain/comparison/feed'
import type { Secrets } from '../crypto/secrets'
import type { Tx } from '../database/scope'
import type { CountyImport } from './county-import'
import type { Line } from './line'
import type { Match } from './match-people'
import { NOTHING_NEW, type StagedLine } from './stage'

/** What stands under a key: as a record, or as a row that waits for its person. */
interface Stored {
  readonly record_key: string
  readonly record_on: Day
  /** Null of a waiting row. */
  readonly person_id: string | null
  readonly content: string
}

/** What the county has under the keys of these lines. */
export async function findStored(
  tx: Tx,
  county: string,
  feed: Feed,
  lines: readonly Line[],
): Promise<ReadonlyMap<string, Stored>> {
  const keys = lines.map((line) => line.key)
  const { rows } = await sql<Stored>`
    SELECT record_key, record_on, NULL::uuid AS person_id, content FROM unmatched_row
    WHERE county_code = ${county} AND feed = ${feed.id} AND record_key = ANY (${keys})
    UNION ALL
    SELECT record_key, record_on, person_id, content FROM department_record
    WHERE county_code = ${county} AND feed = ${feed.id} AND record_key = ANY (${keys})`.execute(tx)
  return new Map(rows.map((row) => [row.record_key, row]))
}

/** What a record would keep of a line, as JSON, and what tells whether it changed. */
export interface Content {
  readonly text: string
  readonly fingerprint: string
}

/** Of a line that changes nothing. */
export const NO_CONTENT: Content = { text: '{}', fingerprint: NOTHING_NEW }

export function contentOfLine(feed: Feed, { fingerprint }: Secrets, { values }: Line): Content {
  const text = keptContent(feed, values)
  return { text, fingerprint: fingerprint(text) }
}

/** True of a line that is older than what stands under its key, or the same. @param day business day */
export function changesNothing(
  { date }: Line,
  day: Day,
  { fingerprint }: Content,
  match: Pick<Match, 'personId'> | undefined,
  stored: Stored | undefined,
): boolean {
  if (stored === undefined) return false
  const isSame = match !== undefined && stored.content === fingerprint && stored.person_id === match.personId
  return isSame || stored.record_on > (date ?? day)
}

/** A line on its way in. That of a stranger keeps the ID number sealed, so that it can be matched when they come. */
export function stagedRecord(
  { feed, day, secrets }: Pick<CountyImport, 'feed' | 'day' | 'secrets'>,
  { row, key, personHash: idHash, date, values }: Line,
  { text, fingerprint: content }: Content,
  match: Match | undefined,
): StagedLine {
  const line = { row, key, idHash, place: match ?? null, date: date ?? day, values: text, content }
  if (match !== undefined) return line
  return { ...line, sealed: { idNumber: secrets.seal(String(values[feed.person ?? ''])) } }
}
