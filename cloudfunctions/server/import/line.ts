import type { Day } from '../../../src/domain/calendar/day'
import type { FieldValues } from '../../../src/domain/household/facts'

/** A good line of a file. */
export interface Line {
  /** Number of the row as a spreadsheet shows it; the header is row 1. */
  readonly row: number
  readonly values: FieldValues
  readonly key: string
  /** Keyed hash of the ID number of the person it is about; empty for files about no person. */
  readonly personHash: string
  readonly date: Day | null
}
