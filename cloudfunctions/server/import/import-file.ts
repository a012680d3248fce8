import { createHash } from 'node:crypto'
import { countyOf, findAreaLevel } from '../../../src/domain/access/area'
import type { Feed } from '../../../src/domain/comparison/feed'
import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { countyScope, inTransaction } from '../database/scope'
import { readTable } from '../files/read-table'
import { assignCounties } from './assign-counties'
import { closeBatch, isFirstDelivery, openBatch, type ImportCall } from './batch'
import { deliver } from './deliver'
import { addCounts, noCounts, type ImportReport, type RowCounts, type RowRemark } from './import-report'
import { markAllDirty, markDirty } from './mark-dirty'
import { readDelivery, type Delivery, type Line } from './read-delivery'

export interface ImportRequest {
  readonly feed: Feed
  readonly bytes: Uint8Array
  /** Most bytes that the way it came allows. */
  readonly byteLimit: number
  /** Who delivers; null for the only county there is. */
  readonly county: string | null
  /** Counties in which whoever delivers has a say; null for all of them (the operator). */
  readonly reach: readonly string[] | null
  /** Everything is done and taken back: the same counts, nothing written. */
  readonly dryRun: boolean
}

interface CountyOutcome {
  readonly counts: RowCounts
  readonly notes: readonly RowRemark[]
}

/** Takes a transaction back after it has shown what it would do. */
class Rehearsed extends Error {
  constructor(readonly outcome: CountyOutcome) {
    super('rehearsed')
  }
}

/**
 * Loads one file of a county: reads it, matches its rows to the register, and writes what is new or different, in one
 * transaction a county. Sent again, the same file changes nothing.
 * @returns refused as a whole (and nothing written) when the file cannot be read; wrong rows alone are rejected and told
 */
export async function importFile(
  call: ImportCall,
  request: ImportRequest,
): Promise<Result<ImportReport, FileFaultCode>> {
  const { feed, bytes, reach, dryRun } = request
  const table = await readTable(bytes, request.byteLimit)
  if (!table.ok) return table
  const areas = await loadAreas(call)
  const context = { day: call.day, areas: new Set(areas) }
  // The areas above a county come with its own; a post above it would reach into the neighbours.
  const mayEnter = (area: string) =>
    reach === null ||
    reach.some((county) => countyOf(area) === county || (feed.id === 'areas' && county.startsWith(area)))
  const delivery = readDelivery(feed, table.value, context, (number) => call.secrets.hash(number), mayEnter)
  if (!delivery.ok) return delivery
  const { lines, faults, ignoredColumns } = delivery.value
  const counties = countiesAmong([...areas, ...(feed.id === 'areas' ? lines.map((line) => line.key) : [])])
  const home = request.county ?? (counties.length === 1 ? counties[0] : undefined)
  if (home === undefined) return refuse('file-county-unclear')

  const batch = call.newId()
  const fileHash = createHash('sha256').update(bytes).digest('hex')
  const shares = await assignCounties(
    call.db,
    feed,
    lines,
    home,
    counties.filter((county) => mayEnter(county)),
  )
  let total: CountyOutcome = { counts: noCounts(), notes: [] }
  for (const [county, share] of shares) {
    const isHome = county === home
    const part = partOf(delivery.value, share, isHome)
    const done = await importInCounty(call, county, feed, part, { batch, fileHash, dryRun }, isHome ? faults : [])
    total = { counts: addCounts(total.counts, done.counts), notes: [...total.notes, ...done.notes] }
  }
  return ok({
    batch: dryRun ? null : batch,
    feed: feed.id,
    ...total.counts,
    faults,
    notes: total.notes,
    ignoredColumns,
  })
}

/** The rows that count in one county: what was rejected or replaced counts where the file came from. */
function partOf({ rejected, replaced }: Delivery, lines: readonly Line[], isHome: boolean) {
  return { lines, rejected: isHome ? rejected : 0, replaced: isHome ? replaced : 0 }
}

async function importInCounty(
  call: ImportCall,
  county: string,
  feed: Feed,
  { lines, rejected, replaced }: ReturnType<typeof partOf>,
  { batch, fileHash, dryRun }: { batch: string; fileHash: string; dryRun: boolean },
  faults: readonly RowRemark[],
): Promise<CountyOutcome> {
  try {
    return await inTransaction(call.db, countyScope(county), async (tx) => {
      const work = await openBatch(tx, county, feed, call, { batch, fileHash })
      const { accepted, unmatched, householdIds, notes } = await deliver(work, lines)
      await markDirty(work, [...householdIds])
      // Silence about this feed was "unknown" for every household until now (rulebook, reading rule 7).
      if (feed.absence === 'nothing' && (await isFirstDelivery(work))) await markAllDirty(work)
      const unchanged = lines.length - accepted - unmatched + replaced
      const read = lines.length + replaced + rejected
      const counts = { read, accepted, unchanged, unmatched, rejected, dirty: householdIds.size }
      await closeBatch(work, call, counts, faults, notes)
      if (dryRun) throw new Rehearsed({ counts, notes })
      return { counts, notes }
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.outcome
    throw error
  }
}

async function loadAreas({ db }: ImportCall): Promise<readonly string[]> {
  const rows = await db.selectFrom('area').select('code').execute()
  return rows.map(({ code }) => code)
}

function countiesAmong(areas: readonly string[]): readonly string[] {
  return [...new Set(areas.filter((area) => findAreaLevel(area) === 'county'))].sort()
}
