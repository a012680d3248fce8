import { ok, refuse, type Result } from '../result'
import { halfWidth, lostDigits } from './text'

const areaCodeLengths = [2, 4, 6, 9, 12] as const

/** A division code: province, city, county, township or village. */
export function parseAreaCode(text: string, length: number | null): Result<string, 'area-code-format'> {
  const code = halfWidth(text)
  const lengths: readonly number[] = length === null ? areaCodeLengths : [length]
  if (!/^\d+$/.test(code) || !lengths.includes(code.length))
    return refuse('area-code-format', { digits: lengths.join('、') })
  return ok(code)
}

/** A mobile number (11 digits) or a landline with its area code; spaces and hyphens inside are dropped. */
export function parsePhone(text: string): Result<string, 'phone-format'> {
  const phone = halfWidth(text)
    .replace(/[\s-]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '')
  return /^(1\d{10}|0\d{9,11})$/.test(phone) ? ok(phone) : refuse('phone-format')
}

/** Card of the Disabled Persons' Federation: the ID number, one digit for the kind, one for the grade. */
export function parseDisabilityCard(text: string): Result<string, 'card-number-format' | 'number-cell-lost-digits'> {
  const card = halfWidth(text).toUpperCase()
  if (lostDigits(card)) return refuse('number-cell-lost-digits')
  return /^\d{17}[\dX]\d{2}$/.test(card) ? ok(card) : refuse('card-number-format')
}

/** `2026-2027`: two years in a row. */
export function parseSchoolYear(text: string): Result<string, 'school-year-format'> {
  const year = halfWidth(text)
  const parts = /^(\d{4})-(\d{4})$/.exec(year)
  return parts !== null && Number(parts[2]) === Number(parts[1]) + 1 ? ok(year) : refuse('school-year-format')
}

/** `2026` or `2026年`. */
export function parseYear(text: string): Result<number, 'year-format'> {
  const parts = /^((?:19|20)\d{2})年?$/.exec(halfWidth(text))
  return parts === null ? refuse('year-format') : ok(Number(parts[1]))
}
