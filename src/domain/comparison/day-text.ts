import { isDay, type Day } from '../calendar/day'
import { addDays } from '../calendar/day-number'
import { ok, refuse, type Result } from '../result'
import { halfWidth } from './text'

const written = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|(\d{2})(\d{2})|年(\d{1,2})月(\d{1,2})日)$/

// Day 1 of spreadsheet software is 1900-01-01, and it believes in 1900-02-29: from March 1900 on, day 0 is 1899-12-30.
const serialZero: Day = '1899-12-30'
// Five digits: 1927-05-18 to 2173-10-13. Nothing that a file tells is older, and a serial is never taken for `20260305`.
const serial = /^\d{5}$/

/** `2026-03-05`, `2026/3/5`, `20260305`, `2026年3月5日`, or the serial number of spreadsheet software (`46086`). */
export function parseDay(text: string): Result<Day, 'row.dayFormat' | 'row.dayImpossible'> {
  // As nearly every file writes it.
  if (isDay(text)) return ok(text)
  const plain = halfWidth(text)
  if (serial.test(plain)) return ok(addDays(serialZero, Number(plain)))
  const parts = written
    .exec(plain)
    ?.slice(1)
    .filter((part) => part !== undefined)
  if (parts === undefined) return refuse('row.dayFormat')
  const day = parts.map((part) => part.padStart(2, '0')).join('-')
  return isDay(day) ? ok(day) : refuse('row.dayImpossible')
}
