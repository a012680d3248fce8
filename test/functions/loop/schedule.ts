import type { Day } from '../../../src/domain/calendar/day'
import type { CaseState } from '../../../src/domain/case/case'
import { FROM_MONDAY, URGENT_FROM_MONDAY } from './work-order'

/** When a case takes its steps, and by when the next one is due. */
export type Schedule = readonly (readonly [on: Day, state: CaseState, nextBy: Day])[]

export const INCLUSION: Schedule = [
  ['2026-11-27', 'authorised', '2026-12-02'],
  ['2026-11-30', 'compared', '2026-12-05'],
  ['2026-12-02', 'assembled', '2026-12-03'],
  ['2026-12-03', 'noticed', '2026-12-10'],
  ['2026-12-09', 'reviewed', '2026-12-14'],
  ['2026-12-11', 'approved', '2026-12-15'],
  ['2026-12-14', 'announced', '2026-12-24'],
]

export const HELP = { planned: '2026-12-15', started: '2026-12-16', told: '2026-12-17', ended: '2027-09-20' } as const

/** Help that came before the papers, and the last day of these. */
export const HELP_FIRST = { on: '2026-11-25', papersBy: '2026-12-25' } as const

export const CLEARANCE: Schedule = [
  ['2027-09-22', 'visited', '2027-09-27'],
  ['2027-09-24', 'assembled', '2027-09-27'],
  ['2027-09-27', 'noticed', '2027-10-05'],
  ['2027-10-04', 'reviewed', '2027-10-07'],
  ['2027-10-06', 'approved', '2027-10-08'],
  ['2027-10-08', 'announced', '2027-10-18'],
]

/** The last day on which anybody reads anything. */
export const THE_END = '2027-10-11'

export const clocksOf = (urgent: readonly string[]) => (urgent.length > 0 ? URGENT_FROM_MONDAY : FROM_MONDAY)
