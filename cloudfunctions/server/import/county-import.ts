import type { Feed } from '../../../src/domain/comparison/feed'
import type { Day } from '../../../src/domain/calendar/day'
import type { Secrets } from '../crypto/secrets'
import type { Tx } from '../database/scope'
import { MOST_LINES } from './delivery-place'
import type { Elsewhere } from './elsewhere'
import type { RowRemark } from './row-remark'

/** One delivery at work in one county, inside its transaction. */
export interface CountyImport {
  readonly tx: Tx
  readonly county: string
  readonly feed: Feed
  readonly batch: string
  /** Position of the batch in the order of deliveries to the county. */
  readonly delivered: number
  /** What other counties have of the people who come in. */
  readonly elsewhere: Elsewhere
  readonly day: Day
  readonly secrets: Secrets
  newId(): string
}

/** What the good lines of a file did in one county. The rest of the lines stood there already. */
export interface Outcome {
  readonly accepted: number
  readonly unmatched: number
  readonly householdIds: ReadonlySet<string>
  readonly notes: readonly RowRemark[]
}

/** Place of a line in the order of deliveries: of two records of one date the later one wins, also within a file (rulebook, reading rule 6). */
export function placeInOrder({ delivered }: CountyImport, row: number): number {
  return delivered * MOST_LINES + row
}
