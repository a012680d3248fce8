import { countyOf, covers, findAreaLevel } from '../../../src/domain/access/area'
import type { Feed } from '../../../src/domain/comparison/feed'
import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { FileRefused } from '../files/file-refused'
import type { Source } from '../files/source'
import type { Database } from '../database/connect'
import type { ImportCall } from './batch'
import type { Deliverers, Outcome } from './county-import'
import { firstLoad } from './first-load'
import { importInCounty, type Whole } from './import-in-county'
import { addCounts, type ImportReport, type RowCounts } from './import-report'
import { leaveElsewhere } from './leave-elsewhere'
import type { Line } from './line'
import { openDelivery, type Delivery } from './open-delivery'
import { ownLines } from './own-lines'
import type { TakeRemarks } from './row-remark'
import { Shares } from './shares'

export interface ImportRequest {
  readonly feed: Feed
  readonly source: Source
  /** Who delivers: a county, or by the four digits of its code a city with all its counties; null for the only county there is. */
  readonly county: string | null
  /** Counties in which whoever delivers has a say; null for all of them (the operator). */
  readonly reach: readonly string[] | null
  /** Everything is done and taken back: the same counts, nothing written. */
  readonly dryRun: boolean
  /** Is told of wrong rows, and of rows worth a look, as they are found. */
  readonly onRemarks: TakeRemarks
  /** Is told how far the file has been read. */
  readonly onProgress?: (counts: Delivery['counts']) => void
  /** The owner's database: the feed is loaded as if for the first time, by nobody but this process. */
  readonly firstLoad?: Database
}

/**
 * Loads one file of a county: reads it, matches its rows to the register, and writes what is new or different, in one
 * transaction a county. Memory is bounded however long the file is. Sent again, the same file changes nothing.
 * @returns refused as a whole (and nothing written) when the file cannot be read; wrong rows alone are rejected and told
 */
export async function importFile(
  call: ImportCall,
  request: ImportRequest,
): Promise<Result<ImportReport, FileFaultCode>> {
  const { feed, source, reach, dryRun, onRemarks } = request
  const areas = await loadAreas(request.firstLoad ?? call.db)
  const context = { day: call.day, areas: new Set(areas) }
  // The areas above a county come with its own; a post above it would reach into the neighbours.
  const mayEnter = (area: string) =>
    reach === null ||
    reach.some((county) => countyOf(area) === county || (feed.id === 'areas' && county.startsWith(area)))
  const opened = await openDelivery(feed, source, context, (number) => call.secrets.hash(number), mayEnter)
  if (!opened.ok) return opened
  const delivery = opened.value
  try {
    const counties = countiesAmong([...areas, ...(feed.id === 'areas' ? await areasIn(delivery) : [])])
    const deliverers = findDeliverers(counties, request.county)
    if (!deliverers.ok) return deliverers
    const batch = call.newId()
    const whole = { feed, batch, fileHash: delivery.fileHash, dryRun, onRemarks }
    const reached = counties.filter((county) => mayEnter(county))
    const counts = await importInto(call, request, whole, delivery, deliverers.value, reached)
    if (!counts.ok) return counts
    const { read, rejected } = counts.value
    return ok({
      ...{ batch: dryRun ? null : batch, feed: feed.id, ...counts.value },
      delivered: read > rejected ? deliverers.value : [],
      ignoredColumns: delivery.ignoredColumns,
    })
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

async function importInto(
  call: ImportCall,
  { firstLoad: owner, onProgress }: ImportRequest,
  whole: Whole,
  delivery: Delivery,
  deliverers: Deliverers,
  reached: readonly string[],
): Promise<Result<RowCounts, FileFaultCode>> {
  if (owner === undefined) return ok(await importInCounties(call, { onProgress }, whole, delivery, deliverers, reached))
  const lines = (tell: TakeRemarks) => told(delivery, tell, onProgress)
  return firstLoad(call, whole, { owner, deliverers, counties: reached, lines, counts: () => delivery.counts })
}

/**
 * The county that delivers, of a city its first one, reads the file; what it puts aside goes to the others when its transaction
 * has ended. Every county of the city gets a batch, since having no row is what it has been told.
 */
async function importInCounties(
  call: ImportCall,
  { onProgress }: Pick<ImportRequest, 'onProgress'>,
  whole: Whole,
  delivery: Delivery,
  deliverers: Deliverers,
  reached: readonly string[],
): Promise<RowCounts> {
  const [home] = deliverers
  // What was rejected counts where the file was read, and the file is a delivery if any row was right.
  const isAnyRight = ({ split }: Outcome) => delivery.counts.read > delivery.counts.rejected + split.rows.size
  const othersOf = (county: string) => reached.filter((other) => other !== county)
  const shares = new Shares()
  try {
    const first = await importInCounty(call, whole, {
      ...{ county: home, others: othersOf(home) },
      lines: (work, tell) => ownLines(work, told(delivery, tell, onProgress), shares),
      rows(outcome) {
        const { split } = outcome
        const { read, rejected } = delivery.counts
        const splitElsewhere = split.rows.size - split.own
        return {
          read: read - shares.size + splitElsewhere,
          rejected: rejected + split.rows.size,
          isDelivery: isAnyRight(outcome),
        }
      },
    })
    if (!whole.dryRun) await leaveElsewhere(call, [...first.changes.movers], home, othersOf(home))
    let counts = first.counts
    for (const county of new Set([...deliverers.slice(1), ...shares.counties])) {
      const others = othersOf(county)
      let read = shares.passed(county)
      const next = await importInCounty(call, whole, {
        ...{ county, others },
        async *lines() {
          for await (const lines of shares.read(county, first.outcome.split.rows)) {
            read += lines.length
            yield lines
          }
        },
        rows: () => ({ read, rejected: 0, isDelivery: deliverers.includes(county) && isAnyRight(first.outcome) }),
      })
      if (!whole.dryRun) await leaveElsewhere(call, [...next.changes.movers], county, others)
      counts = addCounts(counts, next.counts)
    }
    return counts
  } finally {
    await shares.close()
  }
}

async function* told(
  delivery: Delivery,
  tell: TakeRemarks,
  onProgress: ImportRequest['onProgress'],
): AsyncGenerator<readonly Line[], void, undefined> {
  for await (const lines of delivery.lines(tell)) {
    onProgress?.(delivery.counts)
    yield lines
  }
}

/** The counties that a file is of: the one that is named or the only one there is, or all of a city. */
function findDeliverers(counties: readonly string[], named: string | null): Result<Deliverers, FileFaultCode> {
  const [home, ...others] = named === null ? counties : counties.filter((county) => covers(named, county))
  if (home !== undefined && (named !== null || others.length === 0)) return ok([home, ...others])
  return named?.length === 4 ? refuse('file.cityUnknown', { city: named }) : refuse('file.countyUnclear')
}

/** A file of areas may bring the county itself. */
async function areasIn(delivery: Delivery): Promise<readonly string[]> {
  const codes: string[] = []
  for await (const lines of delivery.lines(() => undefined)) codes.push(...lines.map((line) => line.key))
  return codes
}

async function loadAreas(db: Database): Promise<readonly string[]> {
  const rows = await db.selectFrom('area').select('code').execute()
  return rows.map(({ code }) => code)
}

function countiesAmong(areas: readonly string[]): readonly string[] {
  return [...new Set(areas.filter((area) => findAreaLevel(area) === 'county'))].sort()
}
