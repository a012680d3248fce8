import { ok, refuse, type Result } from '../result'
import { halfWidth, lostDigits } from './text'

const areaCodeLengths = [2, 4, 6, 9, 12] as const

/** A division code: province, city, county, township or village. */
export function parseAreaCode(text: string, length: number | null): Result<string, 'row.areaCodeFormat'> {
  const code = halfWidth(text)
  const lengths: readonly number[] = length === null ? areaCodeLengths : [length]
  if (!/^\d+$/.test(code) || !lengths.includes(code.length))
    return refuse('row.areaCodeFormat', { digits: lengths.join('、') })
  return ok(code)
}

/** A mobile number (11 digits) or a landline with its area code; spaces and hyphens inside are dropped. */
export function parsePhone(text: string): Result<string, 'row.phoneFormat'> {
  const phone = halfWidth(text)
    .replace(/[\s-]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '')
  return /^(1\d{10}|0\d{9,11})$/.test(phone) ? ok(phone) : refuse('row.phoneFormat')
}

/** Card of the Disabled Persons' Federation: the ID number, one digit for the kind, one for the grade. */
export function parseDisabilityCard(text: string): Result<string, 'row.cardNumberFormat' | 'row.numberCellLostDigits'> {
  const card = halfWidth(text).toUpperCase()
  if (lostDigits(card)) return refuse('row.numberCellLostDigits')
  return /^\d{17}[\dX]\d{2}$/.test(card) ? ok(card) : refuse('row.cardNumberFormat')
}

/** `2026-2027`: two years in a row. */
export function parseSchoolYear(text: string): Result<string, 'row.schoolYearFormat'> {
  const year = halfWidth(text)
  const parts = /^(\d{4})-(\d{4})$/.exec(year)
  return parts !== null && Number(parts[2]) === Number(parts[1]) + 1 ? ok(year) : refuse('row.schoolYearFormat')
}

/** `2026` or `2026年`. */
export function parseYear(text: string): Result<number, 'row.yearFormat'> {
  const parts = /^((?:19|20)\d{2})年?$/.exec(halfWidth(text))
  return parts === null ? refuse('row.yearFormat') : ok(Number(parts[1]))
}
