import { sql } from 'kysely'
import type { Feed } from '../../../src/domain/comparison/feed'
import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { copyCell, copyLine, copyRows } from '../database/copy-rows'
import type { Database } from '../database/connect'
import { countyScope, inTransaction, type Tx } from '../database/scope'
import { closeBatch, keepRemarks, openBatch, type ImportCall } from './batch'
import { noChanges, placeInOrder, type Deliverers } from './county-import'
import { findFirstLoadObjection, keepLastOfEachKey, makeFreshPart, takePlaceOfPart } from './fresh-part'
import type { Whole } from './import-in-county'
import { addCounts, noCounts, type RowCounts } from './import-report'
import type { Line } from './line'
import { matchPeople } from './match-people'
import { nameNotes } from './name-notes'
import { peopleInCounties } from './people-in-counties'
import { Rehearsed } from './rehearsed'
import type { RowRemark, TakeRemarks } from './row-remark'
import { SeenKeys } from './seen-keys'
import { clearStage, stagedSlices, stageLines, type StagedLine } from './stage'
import { contentOfLine, stagedRecord } from './staged-record'
import { mergeUnmatched } from './unmatched-rows'

/** Each COPY makes its table longer in leaps and leaves a part of the last one empty for good. */
const ROWS_AT_ONCE = 20_000

class RehearsedLoad extends Rehearsed<RowCounts> {}

interface Load {
  readonly owner: Database
  readonly deliverers: Deliverers
  /** All counties in which whoever delivers has a say, the deliverers among them. */
  readonly counties: readonly string[]
  lines(tell: TakeRemarks): AsyncIterable<readonly Line[]>
  counts(): { readonly read: number; readonly rejected: number }
}

/** Somebody in the register, as their records need them: as one text, because a city's people do not fit into a processor's cache. */
interface KnownPerson {
  readonly county: string
  readonly name: string
  /** The first of the columns. */
  readonly cells: string
}

/** A line about somebody in the register, with its place in the order of deliveries. */
interface KnownLine {
  readonly line: Line
  readonly person: KnownPerson
  readonly place: number
}

/** What differs from row to row; see `makeFreshPart` for the rest. */
const COLUMNS = [
  ...['county_code', 'person_id', 'household_id', 'village_code', 'record_key', 'record_on', 'values', 'content'],
  'delivered',
]

/**
 * Loads a feed of which the database holds nothing, with the owner's role and in one transaction over all counties: the rows
 * first and their keys after them, at a fraction of the cost. The counts are those of a usual import.
 * @returns refused when the feed is none of a department, holds anything, or while anybody else is connected
 */
export async function firstLoad(call: ImportCall, whole: Whole, load: Load): Promise<Result<RowCounts, FileFaultCode>> {
  try {
    return await inTransaction(load.owner, countyScope(load.deliverers[0]), (tx) => loadWithin(tx, call, whole, load), {
      retry: false,
    })
  } catch (error) {
    if (error instanceof RehearsedLoad) return ok(error.outcome)
    throw error
  }
}

async function loadWithin(
  tx: Tx,
  call: ImportCall,
  whole: Whole,
  load: Load,
): Promise<Result<RowCounts, FileFaultCode>> {
  const { feed, batch } = whole
  const { counties } = load
  const [home] = load.deliverers
  const objection = await findFirstLoadObjection(tx, feed)
  if (objection !== null) return refuse(objection)
  const delivered = new Map<string, number>()
  for (const county of counties)
    delivered.set(county, await openBatch({ tx, county, feed, batch }, call, whole.fileHash))
  const linesOf = await copyLines(tx, call, whole, load, delivered)
  await takePlaceOfPart(tx, feed)
  const unmatched = await keepStrangers(tx, call, whole, home, delivered.get(home) ?? 0)
  const total = await closeCounties(tx, call, whole, load, { linesOf, unmatched })
  if (whole.dryRun) throw new RehearsedLoad(total)
  return ok(total)
}

/**
 * Copies the rows of registered people into a fresh part, of each key the last one, and puts the others on the stage.
 * @returns how many good lines each county had; strangers count where the file comes from
 */
async function copyLines(
  tx: Tx,
  call: ImportCall,
  whole: Whole,
  { deliverers: [home], counties, lines }: Load,
  delivered: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const { feed, batch } = whole
  const place = (county: string, row: number) => placeInOrder({ delivered: delivered.get(county) ?? 0 }, row)
  const tell = async (county: string, remarks: readonly RowRemark[]): Promise<void> => {
    if (remarks.length === 0) return
    await keepRemarks({ tx, county, batch }, remarks)
    await whole.onRemarks(remarks)
  }
  const stage = { tx, county: home, batch }
  const fresh = await makeFreshPart(tx, feed, batch)
  const others = counties.filter((county) => county !== home)
  const people = peopleInCounties(home, others, (county, hashes) => findPeople(tx, county, hashes))
  const seen = new SeenKeys()
  let isRepeated = false
  const linesOf = new Map<string, number>()
  const waiting: string[] = []
  const copyWaiting = () => copyRows(tx, fresh.records, COLUMNS, waiting.splice(0))
  for await (const chunk of lines((remarks) => tell(home, remarks))) {
    await people.ask(chunk)
    const known: KnownLine[] = []
    const strangers: StagedLine[] = []
    const repeated: string[] = []
    const notes = new Map<string, RowRemark[]>()
    for (const line of chunk) {
      const person = people.get(line.personHash)
      const county = person?.county ?? home
      linesOf.set(county, (linesOf.get(county) ?? 0) + 1)
      if (seen.add(line.key)) repeated.push(copyLine([line.key]))
      if (person === undefined) {
        const content = contentOfLine(feed, call.secrets, line)
        strangers.push(stagedRecord({ feed, day: call.day, secrets: call.secrets }, line, content, undefined))
        continue
      }
      known.push({ line, person, place: place(county, line.row) })
      const found = nameNotes(feed, line, person)
      if (found.length > 0) notes.set(county, [...(notes.get(county) ?? []), ...found])
    }
    waiting.push(...recordLines(call, feed, known))
    if (waiting.length >= ROWS_AT_ONCE) await copyWaiting()
    if (repeated.length > 0) await copyRows(tx, fresh.repeated, ['record_key'], repeated)
    isRepeated ||= repeated.length > 0
    await stageLines(stage, strangers)
    for (const [county, some] of notes) await tell(county, some)
  }
  await copyWaiting()
  if (isRepeated) await keepLastOfEachKey(stage, place(home, 0))
  return linesOf
}

/** Keeps the staged rows until the register knows their people. @returns how many */
async function keepStrangers(
  tx: Tx,
  { day, secrets, newId }: ImportCall,
  { feed, batch, onRemarks }: Whole,
  home: string,
  delivered: number,
): Promise<number> {
  const stage = { tx, county: home, batch }
  const work = { ...stage, others: [], feed, delivered, day, secrets, newId, changes: noChanges(), onRemarks }
  let unmatched = 0
  for await (const slice of stagedSlices(stage)) unmatched += await mergeUnmatched(work, slice)
  await clearStage(stage)
  return unmatched
}

/** Counts what each county got, makes its households wait for a night that packs them, and ends its batch. @returns all together */
async function closeCounties(
  tx: Tx,
  call: ImportCall,
  { feed, batch }: Whole,
  { deliverers, counties, counts }: Load,
  { linesOf, unmatched }: { readonly linesOf: ReadonlyMap<string, number>; readonly unmatched: number },
): Promise<RowCounts> {
  const { read, rejected } = counts()
  let total = noCounts()
  for (const county of counties) {
    const isHome = county === deliverers[0]
    const isDeliverer = deliverers.includes(county)
    const own = linesOf.get(county) ?? 0
    if (own === 0 && !isDeliverer) {
      await sql`DELETE FROM import_batch WHERE county_code = ${county} AND batch_id = ${batch}::uuid`.execute(tx)
      continue
    }
    const { accepted, dirty } = await countRecords(tx, county, feed.id)
    const told = { rejected: isHome ? rejected : 0, unmatched: isHome ? unmatched : 0 }
    const part = { read: own + told.rejected, accepted, unchanged: own - accepted - told.unmatched, ...told, dirty }
    await sql`UPDATE household_score SET dirty = true, facts = NULL
      WHERE county_code = ${county} AND (NOT dirty OR facts IS NOT NULL)`.execute(tx)
    await closeBatch({ tx, county, feed, batch }, call, { ...part, moved: 0 }, isDeliverer && read > rejected)
    total = addCounts(total, part)
  }
  return total
}

async function findPeople(
  tx: Tx,
  county: string,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, KnownPerson>> {
  const found = new Map<string, KnownPerson>()
  for (const [hash, { personId, householdId, villageCode, name }] of await matchPeople(tx, county, hashes)) {
    const cells = [county, personId, householdId, villageCode].join('\t')
    found.set(hash, { county, name, cells })
  }
  return found
}

/** Records as COPY reads them. Only texts that somebody else wrote are looked through for signs that mean something to it. */
function* recordLines(
  { day, secrets }: Pick<ImportCall, 'day' | 'secrets'>,
  feed: Feed,
  known: readonly KnownLine[],
): Generator<string> {
  for (const { line, person, place } of known) {
    const { text, fingerprint } = contentOfLine(feed, secrets, line)
    const what = `${copyCell(line.key)}\t${line.date ?? day}\t${copyCell(text)}\t${fingerprint}`
    yield `${person.cells}\t${what}\t${place}\n`
  }
}

async function countRecords(tx: Tx, county: string, feedId: string): Promise<{ accepted: number; dirty: number }> {
  const { rows } = await sql<{ accepted: number; dirty: number }>`
    SELECT coalesce(sum(records), 0)::bigint AS accepted, count(*) AS dirty FROM (
      SELECT count(*) AS records FROM department_record WHERE county_code = ${county} AND feed = ${feedId}
      GROUP BY household_id) AS household`.execute(tx)
  return rows[0] ?? { accepted: 0, dirty: 0 }
}
