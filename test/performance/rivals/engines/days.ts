import type { Day } from '../../../../src/domain/calendar/day'
import { addDays } from '../../../../src/domain/calendar/day-number'
import { addMonths } from '../../../../src/domain/calendar/months'

/** The days that rules count back to, worked out once for a day and not for each household. */
export interface Days {
  readonly today: Day
  readonly year: number
  readonly ago90: Day
  /** Whatever is dated after it lies within so many months. */
  readonly months: Readonly<Record<3 | 6 | 12 | 24, Day>>
  /** Who was born on that day or before has completed so many years. */
  readonly years: Readonly<Record<6 | 7 | 16 | 60, Day>>
}

export function daysOf(today: Day): Days {
  const months = (count: number) => addMonths(today, -count)
  const years = (count: number) => addMonths(today, -12 * count)
  return {
    today,
    year: Number(today.slice(0, 4)),
    ago90: addDays(today, -90),
    months: { 3: months(3), 6: months(6), 12: months(12), 24: months(24) },
    years: { 6: years(6), 7: years(7), 16: years(16), 60: years(60) },
  }
}
