import { dateOf, dayOf, monthOf, yearOf, type Day } from './day'
import { daysInMonth } from './days-in-month'

/**
 * A calendar day as a number on a grid with 32 places a month: it sorts like the text, and n months later is n × 32 more. A
 * place without a day, such as 30 February, stands for the first day after it. Compared with a day that is just what reading
 * rule 1 wants of a window: nobody lives on 30 February, so who has reached it has reached 1 March. Scoring works on these,
 * because it asks millions of times a night whether a date and so many months lie behind us.
 */
export type GridDay = number

export const MONTH = 32
export const YEAR = 12 * MONTH

/** @param month 1 to 12 */
export function gridDay(year: number, month: number, date: number): GridDay {
  return year * YEAR + (month - 1) * MONTH + date
}

export function gridDayOf(day: Day): GridDay {
  return gridDay(yearOf(day), monthOf(day), dateOf(day))
}

/** Later than any day that matters. */
export const NEVER: GridDay = gridDay(9999, 12, 31)

/** The day of a place that has one; see `firstDayFrom`. */
export function dayOfGrid(place: GridDay): Day {
  return dayOf({ year: yearIn(place), month: monthIn(place), date: dateIn(place) })
}

export function yearIn(place: GridDay): number {
  return Math.floor(place / YEAR)
}

/** 1 to 12. */
export function monthIn(place: GridDay): number {
  return Math.floor((place % YEAR) / MONTH) + 1
}

function dateIn(place: GridDay): number {
  return place % MONTH
}

/** The day at a place, or the first after it where there is none. */
export function firstDayFrom(place: GridDay): GridDay {
  const date = dateIn(place)
  if (date === 0) return place + 1
  return date <= daysInMonth(yearIn(place), monthIn(place)) ? place : place - date + MONTH + 1
}

/** The day at a place, or the last before it where there is none. */
export function lastDayUpTo(place: GridDay): GridDay {
  return place - dateIn(place) + Math.min(dateIn(place), daysInMonth(yearIn(place), monthIn(place)))
}

export function daysLater(day: GridDay, days: number): GridDay {
  const date = dateIn(day) + days
  // Every month has 28 days; the long way counts them all.
  return date >= 1 && date <= 28 ? day + days : fromDayNumber(toDayNumber(day) + days)
}

/**
 * Days since 1 March of the year 0, so that the leap day is the last of its year and every month before it has a fixed offset.
 * Howard Hinnant's `days_from_civil` (chrono-compatible low-level date algorithms) without eras: years here are never negative.
 */
export function toDayNumber(day: GridDay): number {
  const month = monthIn(day)
  const marchYear = month > 2 ? yearIn(day) : yearIn(day) - 1
  const marchMonth = month > 2 ? month - 3 : month + 9
  return marchYear * 365 + leapDays(marchYear) + Math.floor((153 * marchMonth + 2) / 5) + dateIn(day) - 1
}

/** Inverse of `toDayNumber`. */
export function fromDayNumber(number: number): GridDay {
  const marchYear = marchYearOf(number)
  const dayOfYear = number - marchYear * 365 - leapDays(marchYear)
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return gridDay(month > 2 ? marchYear : marchYear + 1, month, date)
}

function leapDays(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
}

function marchYearOf(number: number): number {
  // 146,097 days in 400 years; the estimate is never too low.
  let year = Math.floor((number * 400) / 146_097) + 1
  while (year * 365 + leapDays(year) > number) year -= 1
  return year
}
