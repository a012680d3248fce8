import { dayOf, partsOf, type Day } from './day'

/**
 * Days since 1 March of the year 0, so that the leap day is the last of its year and every month before it has a fixed offset.
 * Howard Hinnant's `days_from_civil` (chrono-compatible low-level date algorithms) without eras: years here are never negative.
 */
export function dayNumber(day: Day): number {
  const { year, month, date } = partsOf(day)
  const marchYear = month > 2 ? year : year - 1
  const marchMonth = month > 2 ? month - 3 : month + 9
  return marchYear * 365 + leapDays(marchYear) + Math.floor((153 * marchMonth + 2) / 5) + date - 1
}

/** Inverse of `dayNumber`. */
export function dayFromNumber(number: number): Day {
  const marchYear = findMarchYear(number)
  const dayOfYear = number - marchYear * 365 - leapDays(marchYear)
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return dayOf({ year: month > 2 ? marchYear : marchYear + 1, month, date })
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days)
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function diffDays(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** 0 is Monday, 6 is Sunday. Day 0 of the count, 1 March of the year 0, was a Wednesday. */
export function weekdayOf(day: Day): number {
  return (dayNumber(day) + 2) % 7
}

function leapDays(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
}

function findMarchYear(number: number): number {
  // 146,097 days in 400 years; the estimate is at most one year too high.
  const guess = Math.floor((number * 400) / 146_097) + 1
  return [guess, guess - 1].find((year) => year * 365 + leapDays(year) <= number) ?? guess - 2
}
