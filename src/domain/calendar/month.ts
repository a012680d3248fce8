import { dayOf, monthOf, yearOf, type Day } from './day'
import { daysInMonth } from './days-in-month'

/** A calendar month as text, `YYYY-MM`. */
export type Month = string

export function firstDayOf(month: Month): Day {
  return `${month}-01`
}

export function lastDayOf(month: Month): Day {
  const first = firstDayOf(month)
  const [year, count] = [yearOf(first), monthOf(first)]
  return dayOf({ year, month: count, date: daysInMonth(year, count) })
}
