import type { Day } from './day'
import { dayOfGrid, daysLater, fromDayNumber, gridDayOf, toDayNumber } from './grid-day'

/** Days since 1 March of the year 0. */
export function dayNumber(day: Day): number {
  return toDayNumber(gridDayOf(day))
}

/** Inverse of `dayNumber`. */
export function dayFromNumber(number: number): Day {
  return dayOfGrid(fromDayNumber(number))
}

export function addDays(day: Day, days: number): Day {
  return dayOfGrid(daysLater(gridDayOf(day), days))
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function diffDays(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** 0 is Monday, 6 is Sunday. Day 0 of the count, 1 March of the year 0, was a Wednesday. */
export function weekdayOf(day: Day): number {
  return (dayNumber(day) + 2) % 7
}
