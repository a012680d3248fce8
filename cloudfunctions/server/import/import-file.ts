import { countyOf, findAreaLevel } from '../../../src/domain/access/area'
import type { Feed } from '../../../src/domain/comparison/feed'
import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import { ok, refuse, type Result } from '../../../src/domain/result'
import type { Source } from '../files/source'
import { assignCounties } from './assign-counties'
import type { ImportCall } from './batch'
import { importInCounty } from './import-in-county'
import { findElsewhere } from './elsewhere'
import { addCounts, noCounts, type ImportReport } from './import-report'
import { leaveElsewhere } from './leave-elsewhere'
import type { Delivery } from './open-delivery'
import { readDelivery } from './read-delivery'
import type { TakeRemarks } from './row-remark'

export interface ImportRequest {
  readonly feed: Feed
  readonly source: Source
  /** Who delivers; null for the only county there is. */
  readonly county: string | null
  /** Counties in which whoever delivers has a say; null for all of them (the operator). */
  readonly reach: readonly string[] | null
  /** Everything is done and taken back: the same counts, nothing written. */
  readonly dryRun: boolean
  /** Is told of wrong rows, and of rows worth a look, as they are found. */
  readonly onRemarks: TakeRemarks
  /** Is told how far the file has been read. */
  readonly onProgress?: (counts: Delivery['counts']) => void
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
  const { feed, source, reach, dryRun } = request
  const areas = await loadAreas(call)
  const context = { day: call.day, areas: new Set(areas) }
  // The areas above a county come with its own; a post above it would reach into the neighbours.
  const mayEnter = (area: string) =>
    reach === null ||
    reach.some((county) => countyOf(area) === county || (feed.id === 'areas' && county.startsWith(area)))
  const hash = (number: string) => call.secrets.hash(number)
  const delivery = await readDelivery(feed, source, context, hash, mayEnter)
  if (!delivery.ok) return delivery
  const { lines, faults, ignoredColumns, fileHash } = delivery.value
  const counties = countiesAmong([...areas, ...(feed.id === 'areas' ? lines.map((line) => line.key) : [])])
  const home = request.county ?? (counties.length === 1 ? counties[0] : undefined)
  if (home === undefined || !counties.includes(home)) return refuse('file.countyUnclear')

  const batch = call.newId()
  const whole = { feed, batch, fileHash, dryRun }
  const reached = counties.filter((county) => mayEnter(county))
  const shares = await assignCounties(call.db, feed, lines, home, reached)
  let counts = noCounts()
  await request.onRemarks(faults)
  for (const [county, share] of shares) {
    const others = reached.filter((other) => other !== county)
    const elsewhere = await findElsewhere(call.db, feed, county, share, others)
    // What was rejected or replaced counts where the file came from, and there it is a delivery if any row was right.
    const told =
      county === home
        ? { rejected: delivery.value.rejected, replaced: delivery.value.replaced, faults, isDelivery: lines.length > 0 }
        : { rejected: 0, replaced: 0, faults: [], isDelivery: false }
    const part = { county, lines: share, elsewhere, ...told }
    const done = await importInCounty(call, whole, part)
    if (!dryRun) await leaveElsewhere(call, elsewhere, county, others)
    counts = addCounts(counts, done.counts)
    await request.onRemarks(done.notes)
  }
  return ok({ batch: dryRun ? null : batch, feed: feed.id, ...counts, ignoredColumns })
}

async function loadAreas({ db }: ImportCall): Promise<readonly string[]> {
  const rows = await db.selectFrom('area').select('code').execute()
  return rows.map(({ code }) => code)
}

function countiesAmong(areas: readonly string[]): readonly string[] {
  return [...new Set(areas.filter((area) => findAreaLevel(area) === 'county'))].sort()
}
