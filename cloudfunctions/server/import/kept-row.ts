import type { Day } from '../../../src/domain/calendar/day'
import type { FieldValues } from '../../../src/domain/household/facts'

/** A row of `unmatched_row`: about somebody who was in no household when it came. */
export interface KeptRow {
  readonly feed: string
  readonly record_key: string
  readonly id_hash: string
  readonly id_cipher: string
  readonly record_on: Day
  readonly values: FieldValues
  readonly content: string
  readonly batch_id: string
  readonly delivered: number
}
