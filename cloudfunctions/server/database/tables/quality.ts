import type { Day } from '../../../../src/domain/calendar/day'
import type { Evidence } from '../../../../src/domain/scoring/evaluation'
import type { Json } from './json'

interface QualityFindingTable {
  county_code: string
  household_id: string
  check_id: string
  village_code: string
  /** The day on which it was found first. */
  found_on: Day
  evidence: Json<readonly Evidence[]>
}

/** What is noted down wrongly. */
export interface QualityTables {
  quality_finding: QualityFindingTable
}
