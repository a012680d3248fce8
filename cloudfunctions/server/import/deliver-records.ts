import { sql } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import { contentOf, withoutSecrets } from '../../../src/domain/comparison/content'
import type { CountyImport, Outcome } from './county-import'
import type { Line } from './line'
import { matchPeople, type Match } from './match-people'
import { mergeRecords } from './merge-records'
import { nameNotes } from './name-notes'
import { RememberedMatches } from './remembered-matches'
import type { RowRemark } from './row-remark'
import { SeenKeys } from './seen-keys'
import { NO_SPLIT } from './split-persons'
import { clearStage, dropEarlierLines, NOTHING_NEW, stagedSlices, stageLines, type StagedLine } from './stage'
import { mergeUnmatched } from './unmatched-rows'

/** What stands under a key: as a record, or as a row that waits for its person. */
interface Stored {
  readonly record_key: string
  readonly record_on: Day
  /** Null of a waiting row. */
  readonly person_id: string | null
  readonly content: string
}

/**
 * A department's rows: those of registered persons become records, the others wait for the register. A line that changes
 * nothing goes no further than this; the others are staged and merged when the file has been read, because only then the
 * last line of each key is known.
 */
export async function deliverRecords(work: CountyImport, lines: AsyncIterable<readonly Line[]>): Promise<Outcome> {
  const people = new RememberedMatches((hashes) => matchPeople(work.tx, work.county, hashes))
  const seen = new SeenKeys()
  let repeated = false
  for await (const chunk of lines) {
    await people.ask(chunk)
    const stored = await findStored(work, chunk)
    const staged: StagedLine[] = []
    const notes: RowRemark[] = []
    for (const line of chunk) {
      const match = people.get(line.personHash)
      const come = stagedRecord(work, line, match, stored.get(line.key))
      if (come.content === NOTHING_NEW && !seen.has(line.key)) continue
      if (seen.add(line.key)) repeated = true
      staged.push(come)
      if (match !== undefined && come.content !== NOTHING_NEW) notes.push(...nameNotes(work.feed, line, match))
    }
    await stageLines(work, staged)
    if (notes.length > 0) await work.onRemarks(notes)
  }
  if (repeated) await dropEarlierLines(work)
  let accepted = 0
  let unmatched = 0
  for await (const slice of stagedSlices(work)) {
    accepted += await mergeRecords(work, slice)
    unmatched += await mergeUnmatched(work, slice)
  }
  await clearStage(work)
  return { accepted, unmatched, split: NO_SPLIT }
}

async function findStored(
  { tx, county, feed }: CountyImport,
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

/** The line as it is merged, with nothing new in it when it is older than what stands under its key, or the same. */
export function stagedRecord(
  work: Pick<CountyImport, 'feed' | 'day' | 'secrets'>,
  { row, key, personHash: idHash, date, values }: Line,
  match: Match | undefined,
  stored: Stored | undefined,
): StagedLine {
  const { feed, day, secrets } = work
  const text = contentOf(withoutSecrets(feed, values))
  const content = secrets.fingerprint(text)
  const line = { row, key, idHash, place: match ?? null, date: date ?? day }
  const isOlder = stored !== undefined && stored.record_on > line.date
  const isSame = match !== undefined && stored?.content === content && stored.person_id === match.personId
  if (isOlder || isSame) return { ...line, values: '{}', content: NOTHING_NEW }
  if (match !== undefined) return { ...line, values: text, content }
  return { ...line, values: text, content, sealed: { idNumber: secrets.seal(String(values[feed.person ?? ''])) } }
}
