import { dayOf, partsOf, type Day } from './day'
import { daysInMonth } from './days-in-month'

/** The same date `months` later (earlier when negative), clamped to the end of a short month: 31 March − 1 month is 28 February. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = shift(day, months)
  return dayOf({ year, month, date: Math.min(date, daysInMonth(year, month)) })
}

/**
 * First day `D` with `D − months ≥ date`: the day on which something dated `date` has left a window of so many months.
 * Not `addMonths(date, months)`: windows are counted backwards from `D` (rulebook, reading rule 1), and where the target month
 * is too short the two differ. What happened on 30 November leaves a window of 3 months on 1 March, not on 28 February.
 */
export function firstDayOutside(date: Day, months: number): Day {
  const target = shift(date, months)
  if (target.date <= daysInMonth(target.year, target.month)) return dayOf(target)
  // December is never short, so the month after it need not be thought of.
  return dayOf({ year: target.year, month: target.month + 1, date: 1 })
}

/** Year and month moved, the date left as it is, even where that month has no such day. */
function shift(day: Day, months: number): { year: number; month: number; date: number } {
  const { year, month, date } = partsOf(day)
  const count = year * 12 + month - 1 + months
  const shiftedYear = Math.floor(count / 12)
  return { year: shiftedYear, month: count - shiftedYear * 12 + 1, date }
}
