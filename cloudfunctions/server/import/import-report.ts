/** How many rows of a file went where. `read = accepted + unchanged + unmatched + rejected`, always. */
export interface RowCounts {
  readonly read: number
  /** New, or with other values than before. */
  readonly accepted: number
  /** As it stood before, older than what stood, or followed by a later line of the same key. */
  readonly unchanged: number
  /** About nobody in the register: kept, and tried again when the register changes. */
  readonly unmatched: number
  readonly rejected: number
  /** Households whose data these rows changed. */
  readonly dirty: number
}

/** What became of a file. Its remarks may be many and are told as they are found. */
export interface ImportReport extends RowCounts {
  /** Null for a rehearsal. */
  readonly batch: string | null
  readonly feed: string
  /** Counties that count the feed as delivered by this file: in them, silence of a feed of events means that nothing happened. */
  readonly delivered: readonly string[]
  readonly ignoredColumns: readonly string[]
}

export function noCounts(): RowCounts {
  return { read: 0, accepted: 0, unchanged: 0, unmatched: 0, rejected: 0, dirty: 0 }
}

export function addCounts(one: RowCounts, other: RowCounts): RowCounts {
  return {
    read: one.read + other.read,
    accepted: one.accepted + other.accepted,
    unchanged: one.unchanged + other.unchanged,
    unmatched: one.unmatched + other.unmatched,
    rejected: one.rejected + other.rejected,
    dirty: one.dirty + other.dirty,
  }
}
