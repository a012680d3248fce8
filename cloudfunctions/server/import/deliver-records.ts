import { sql } from 'kysely'
import { fillSentence } from '../../../src/contract/faults'
import type { Day } from '../../../src/domain/calendar/day'
import { withoutSecrets } from '../../../src/domain/comparison/content'
import type { Feed } from '../../../src/domain/comparison/feed'
import { rowNoteSentences } from '../../../src/domain/comparison/row-faults'
import { contentHash } from './content-hash'
import { placeInOrder, type CountyImport, type Outcome } from './county-import'
import { matchPeople, type Match } from './match-people'
import type { Line } from './read-delivery'
import { inChunks } from './record-set'
import type { RowRemark } from './row-remark'
import { dropUnmatched, keepUnmatched } from './unmatched-rows'
import { upsertRecords, withdrawRecords, type MatchedRecord } from './upsert-records'

/** A department's rows: those of registered persons become records, the others wait for the register. */
export async function deliverRecords(work: CountyImport, lines: readonly Line[]): Promise<Outcome> {
  const { feed, day, batch } = work
  const people = await matchPeople(
    work.tx,
    work.county,
    lines.map((line) => line.personHash),
  )
  const records: MatchedRecord[] = []
  const unmatched: Line[] = []
  const notes: RowRemark[] = []
  for (const line of await withoutOutdated(work, lines)) {
    const match = people.get(line.personHash)
    if (match === undefined) {
      unmatched.push(line)
      continue
    }
    const values = withoutSecrets(feed, line.values)
    const content = contentHash(work, values)
    const delivered = placeInOrder(work, line.row)
    records.push({ feed: feed.id, key: line.key, match, date: line.date ?? day, values, content, batch, delivered })
    notes.push(...nameNotes(feed, line, match))
  }
  const { changed, householdIds } = await upsertRecords(work, records)
  await dropUnmatched(
    work,
    records.map((record) => record.key),
  )
  const left = await withdrawRecords(work, unmatched)
  await keepUnmatched(work, unmatched)
  return { accepted: changed, unmatched: unmatched.length, householdIds: new Set([...householdIds, ...left]), notes }
}

/** Lines that are not older than the row of their key that waits for its person, or that stands as a record. */
async function withoutOutdated(work: CountyImport, lines: readonly Line[]): Promise<readonly Line[]> {
  const current: Line[] = []
  for (const chunk of inChunks(lines)) {
    const keys = chunk.map((line) => line.key)
    const { rows } = await sql<{ record_key: string; record_on: Day }>`
      SELECT record_key, record_on FROM unmatched_row
      WHERE county_code = ${work.county} AND feed = ${work.feed.id} AND record_key = ANY (${keys})
      UNION ALL
      SELECT record_key, record_on FROM department_record
      WHERE county_code = ${work.county} AND feed = ${work.feed.id} AND record_key = ANY (${keys})`.execute(work.tx)
    const storedOn = new Map(rows.map((row) => [row.record_key, row.record_on]))
    current.push(...chunk.filter(({ key, date }) => (storedOn.get(key) ?? '') <= (date ?? work.day)))
  }
  return current
}

/** The ID alone matches; another name is worth a look, and is not shown. */
function nameNotes(feed: Feed, { row, values }: Line, match: Match): readonly RowRemark[] {
  const column = feed.columns.find(({ field }) => field === 'name' || field === 'headName')
  const name = column === undefined ? null : values[column.field]
  if (column === undefined || typeof name !== 'string' || plain(name) === plain(match.name)) return []
  const sentence = fillSentence(rowNoteSentences['row.nameDiffers'], { row, column: column.header })
  return [{ row, column: column.header, code: 'row.nameDiffers', severity: 'note', sentence }]
}

function plain(name: string): string {
  return name.replace(/\s/g, '')
}
