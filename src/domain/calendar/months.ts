import type { Day } from './day'
import { dayOfGrid, firstDayFrom, gridDayOf, lastDayUpTo, MONTH } from './grid-day'

/** The same date `months` later (earlier when negative), clamped to the end of a short month: 31 March − 1 month is 28 February. */
export function addMonths(day: Day, months: number): Day {
  return dayOfGrid(lastDayUpTo(gridDayOf(day) + months * MONTH))
}

/**
 * First day `D` with `D − months ≥ date`: the day on which something dated `date` has left a window of so many months.
 * Not `addMonths(date, months)`: windows are counted backwards from `D` (rulebook, reading rule 1), and where the target month
 * is too short the two differ. What happened on 30 November leaves a window of 3 months on 1 March, not on 28 February.
 */
export function firstDayOutside(date: Day, months: number): Day {
  return dayOfGrid(firstDayFrom(gridDayOf(date) + months * MONTH))
}
