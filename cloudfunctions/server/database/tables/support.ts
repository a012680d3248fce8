import type { Generated } from 'kysely'
import type { Day } from '../../../../src/domain/calendar/day'
import type { MeasureState } from '../../../../src/domain/support/measure'

interface MeasureTable {
  county_code: string
  measure_id: string
  household_id: string
  village_code: string
  class_code: string
  item: string
  /** Ids of rules. */
  answers: readonly string[]
  department: string
  state: MeasureState
  planned_on: Day
  start_by: Day
  until_on: Day | null
  started_on: Day | null
  ended_on: Day | null
  reason_cipher: string | null
  version: Generated<number>
}

interface MeasureProgressTable {
  county_code: string
  measure_id: string
  /** Of the measure after it. */
  version: number
  household_id: string
  village_code: string
  done_on: Day
  done_by: string
  note_cipher: string
  fen: number | null
}

/** Help for households. */
export interface SupportTables {
  measure: MeasureTable
  measure_progress: MeasureProgressTable
}
