import type { Day } from '../../../../src/domain/calendar/day'

interface SweepRoundTable {
  county_code: string
  round_id: string
  area_code: string
  from_on: Day
  until_on: Day
}

interface SweepCheckTable {
  county_code: string
  round_id: string
  household_id: string
  village_code: string
  checked_on: Day
  /** Ids of the questions answered with yes. */
  concerns: readonly string[]
}

interface SweepTallyTable {
  county_code: string
  round_id: string
  village_code: string
  /** On the day on which the round was called. */
  households: number
  checked: number
  /** Households with a yes. */
  concerned: number
}

/** Rounds from house to house, what was checked, and how far they are. */
export interface SweepTables {
  sweep_round: SweepRoundTable
  sweep_check: SweepCheckTable
  sweep_tally: SweepTallyTable
}
