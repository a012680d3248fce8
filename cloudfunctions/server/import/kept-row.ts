import type { Day } from '../../../src/domain/calendar/day'
import type { FieldValues } from '../../../src/domain/household/facts'

/** A department's row about a person, wherever it is kept. */
export interface RowOfPerson {
  readonly feed: string
  readonly record_key: string
  readonly id_hash: string
  readonly record_on: Day
  readonly values: FieldValues
  readonly content: string
  readonly batch_id: string
  readonly delivered: number
  /** Content that a closed order disputed, of a row that was a record before. */
  readonly disputed_content?: string | null
}

/** A row of `unmatched_row`: about somebody who was in no household when it came. */
export interface KeptRow extends RowOfPerson {
  readonly id_cipher: string
}
