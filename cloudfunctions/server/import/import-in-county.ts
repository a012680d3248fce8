import type { Feed } from '../../../src/domain/comparison/feed'
import { countyScope, inTransaction } from '../database/scope'
import { closeBatch, isFirstDelivery, openBatch, type ImportCall } from './batch'
import { deliver } from './deliver'
import type { Elsewhere } from './elsewhere'
import type { RowCounts } from './import-report'
import { markAllDirty, markDirty } from './mark-dirty'
import type { Line } from './read-delivery'
import type { RowRemark } from './row-remark'

/** The file as a whole. */
interface Whole {
  readonly feed: Feed
  readonly batch: string
  readonly fileHash: string
  readonly dryRun: boolean
}

/** What of it concerns one county. */
interface Part {
  readonly county: string
  readonly lines: readonly Line[]
  readonly elsewhere: Elsewhere
  /** The county's own file, with a right row. */
  readonly isDelivery: boolean
  readonly rejected: number
  readonly replaced: number
  readonly faults: readonly RowRemark[]
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

/** One county's part of a file: rows, dirty households, counts, faults and event go in together or not at all. */
export async function importInCounty(call: ImportCall, whole: Whole, part: Part): Promise<CountyOutcome> {
  const { county, lines, rejected, replaced } = part
  try {
    return await inTransaction(call.db, countyScope(county), async (tx) => {
      const work = await openBatch(tx, call, { ...whole, ...part })
      const { accepted, unmatched, householdIds, notes } = await deliver(work, lines)
      await markDirty(work, [...householdIds])
      const unchanged = lines.length - accepted - unmatched + replaced
      const read = lines.length + replaced + rejected
      const counts = {
        read,
        accepted,
        unchanged,
        unmatched,
        rejected,
        dirty: householdIds.size + part.elsewhere.left.size,
      }
      // Silence about this feed was "unknown" for every household until now (rulebook, reading rule 7).
      if (part.isDelivery && whole.feed.absence === 'nothing' && (await isFirstDelivery(work))) await markAllDirty(work)
      await closeBatch(work, call, counts, part.faults, notes)
      if (whole.dryRun) throw new Rehearsed({ counts, notes })
      return { counts, notes }
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.outcome
    throw error
  }
}
