import { daysInMonth } from './days-in-month'

/** A calendar day as text, `YYYY-MM-DD`: sorts, compares and travels as itself, and knows no time zone. */
export type Day = string

const SHAPE = /^\d{4}-\d{2}-\d{2}$/

/** True for a day that exists: `2026-02-29` and `2026-13-40` do not. */
export function isDay(text: string): text is Day {
  if (!SHAPE.test(text)) return false
  const { year, month, date } = partsOf(text)
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
}

/** Month and date count from 1. */
interface DayParts {
  readonly year: number
  readonly month: number
  readonly date: number
}

export function partsOf(day: Day): DayParts {
  return { year: yearOf(day), month: monthOf(day), date: dateOf(day) }
}

export function yearOf(day: Day): number {
  return twoDigits(day, 0) * 100 + twoDigits(day, 2)
}

/** 1 to 12. */
export function monthOf(day: Day): number {
  return twoDigits(day, 5)
}

/** 1 to 31. */
export function dateOf(day: Day): number {
  return twoDigits(day, 8)
}

export function dayOf({ year, month, date }: DayParts): Day {
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`
}

const ZERO = '0'.charCodeAt(0)

/** Reads digits where they stand: scoring splits millions of days a night, and `Number(slice)` would cost a string each time. */
function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO
}
