import type { Feed } from '../../../src/domain/comparison/feed'
import { countyScope, inTransaction, type Tx } from '../database/scope'
import { mendCorrections } from '../feedback/mend-corrections'
import { closeBatch, isFirstDelivery, keepRemarks, openBatch, type ImportCall } from './batch'
import { noChanges, type Changes, type CountyImport, type Outcome } from './county-import'
import { deliver } from './deliver'
import type { RowCounts } from './import-report'
import type { Line } from './line'
import { markAllDirty, packHouseholds } from './pack-households'
import { Rehearsed } from './rehearsed'
import type { RowRemark, TakeRemarks } from './row-remark'

/** The file as a whole. */
export interface Whole {
  readonly feed: Feed
  readonly batch: string
  readonly fileHash: string
  readonly dryRun: boolean
  readonly onRemarks: TakeRemarks
}

/** What of it concerns one county. */
interface Part {
  readonly county: string
  readonly others: readonly string[]
  /** Begins to read the lines. @param tell keeps and tells remarks that are found on the way */
  lines(work: CountyImport, tell: TakeRemarks): AsyncIterable<readonly Line[]>
  /** How many rows count for this county, known when its lines have been delivered. */
  rows(outcome: Outcome): { readonly read: number; readonly rejected: number; readonly isDelivery: boolean }
}

interface CountyOutcome {
  readonly counts: RowCounts
  readonly changes: Changes
  readonly outcome: Outcome
}

class RehearsedImport extends Rehearsed<CountyOutcome> {}

/** One county's part of a file: rows, dirty households, counts, faults and event go in together or not at all. */
export async function importInCounty(call: ImportCall, whole: Whole, part: Part): Promise<CountyOutcome> {
  const { county } = part
  try {
    // Tried once: what was told of the rows has left the transaction, and the whole file would be read again.
    return await inTransaction(call.db, countyScope(county), (tx) => importWithin(tx, call, whole, part), {
      retry: false,
    })
  } catch (error) {
    if (error instanceof RehearsedImport) return error.outcome
    throw error
  }
}

async function importWithin(tx: Tx, call: ImportCall, whole: Whole, part: Part): Promise<CountyOutcome> {
  const { county, others } = part
  const { feed, batch } = whole
  const delivered = await openBatch({ tx, county, feed, batch }, call, whole.fileHash)
  const onRemarks = async (remarks: readonly RowRemark[]): Promise<void> => {
    await keepRemarks({ tx, county, batch }, remarks)
    await whole.onRemarks(remarks)
  }
  const { day, secrets, newId } = call
  const changes = noChanges()
  const work = { tx, county, others, feed, batch, delivered, day, secrets, newId, changes, onRemarks }
  const outcome = await deliver(work, part.lines(work, onRemarks))
  const { read, rejected, isDelivery } = part.rows(outcome)
  const { accepted, unmatched } = outcome
  const unchanged = read - rejected - accepted - unmatched
  const dirty = changes.householdIds.size + changes.left.size
  const counts = { read, accepted, unchanged, unmatched, rejected, dirty }
  await packHouseholds(tx, county, changes.householdIds)
  // Silence about this feed was "unknown" for every household until now (rulebook, reading rule 7).
  if (isDelivery && feed.absence === 'nothing' && (await isFirstDelivery(work, delivered)))
    await markAllDirty(tx, county)
  await mendCorrections(work, call)
  await closeBatch(work, call, { ...counts, moved: changes.movers.size }, isDelivery)
  if (whole.dryRun) throw new RehearsedImport({ counts, changes, outcome })
  return { counts, changes, outcome }
}
