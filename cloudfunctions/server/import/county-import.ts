import type { Day } from '../../../src/domain/calendar/day'
import type { Feed } from '../../../src/domain/comparison/feed'
import type { Secrets } from '../crypto/secrets'
import type { Tx } from '../database/scope'
import type { TakeRemarks } from './row-remark'
import type { SplitLines } from './split-lines'

/** Counties that a file is delivered for. Rows about nobody, and wrong ones, count in the first. */
export type Deliverers = readonly [string, ...string[]]

/** One delivery at work in one county, inside its transaction. */
export interface CountyImport {
  readonly tx: Tx
  readonly county: string
  /** The other counties in which whoever delivers has a say. */
  readonly others: readonly string[]
  readonly feed: Feed
  readonly batch: string
  /** Position of the batch in the order of deliveries to the county. */
  readonly delivered: number
  readonly day: Day
  readonly secrets: Secrets
  readonly changes: Changes
  readonly onRemarks: TakeRemarks
  newId(): string
}

/** What a delivery has changed in the county so far, beyond its counts: no more than the county has households and movers. */
export interface Changes {
  /** Households that have to be scored again. */
  readonly householdIds: Set<string>
  /** Keyed hashes of people who came in and whom another county still has, or has rows about. */
  readonly movers: Set<string>
  /** Households of other counties that they leave. */
  readonly left: Set<string>
  /** Rows that came along from other counties. */
  rowsFromElsewhere: number
}

export function noChanges(): Changes {
  return { householdIds: new Set(), movers: new Set(), left: new Set(), rowsFromElsewhere: 0 }
}

/** What the good lines of a file did in one county. The rest of the lines stood there already. */
export interface Outcome {
  readonly accepted: number
  readonly unmatched: number
  /** Good lines that turned out wrong beside others of the file. */
  readonly split: SplitLines
}

/** More than any file has lines: between two deliveries there is a place for each line. */
const MOST_LINES = 100_000_000

/** Place of a line in the order of deliveries: of two records of one date the later one wins, also within a file (rulebook, reading rule 6). */
export function placeInOrder({ delivered }: Pick<CountyImport, 'delivered'>, row: number): number {
  return delivered * MOST_LINES + row
}
