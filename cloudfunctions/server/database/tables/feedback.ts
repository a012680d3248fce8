import type { Generated } from 'kysely'
import type { Day } from '../../../../src/domain/calendar/day'
import type { CorrectionState } from '../../../../src/domain/feedback/correction'

interface CorrectionTable {
  county_code: string
  correction_id: string
  order_id: string
  household_id: string
  village_code: string
  person_id: string | null
  feed: string
  record_key: string
  content: string
  says: string
  /** Ids of rules. */
  rules: readonly string[]
  found_cipher: string
  opened_on: Day
  state: CorrectionState
  closed_on: Day | null
  /** The delivery that mended it. */
  batch_id: string | null
  answer_cipher: string | null
  version: Generated<number>
}

/** What departments are asked to mend. */
export interface FeedbackTables {
  correction: CorrectionTable
}
