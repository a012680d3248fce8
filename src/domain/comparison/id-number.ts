import { ageOn } from '../calendar/age'
import { isDay, type Day } from '../calendar/day'
import { ok, refuse, type Result } from '../result'
import { halfWidth, lostDigits } from './text'

type IdNumberFault =
  | 'row.idNumber15Digits'
  | 'row.idNumberLostDigits'
  | 'row.idNumberFormat'
  | 'row.idNumberBirth'
  | 'row.idNumberCheckDigit'
  | 'row.idNumberAge'

const oldestAge = 120

const shape = /^\d{17}[\dX]$/

/** GB 11643-1999: weight of each of the first 17 digits, and the check character for each remainder by 11. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const ZERO = '0'.charCodeAt(0)
const checkCharacters = '10X98765432'

/**
 * An 18-digit ID number with its check character, upper-case `X`.
 * @param day business day, for the age
 */
export function parseIdNumber(text: string, day: Day): Result<string, IdNumberFault> {
  const number = halfWidth(text).toUpperCase()
  if (!shape.test(number)) {
    if (lostDigits(number)) return refuse('row.idNumberLostDigits')
    return refuse(/^\d{15}$/.test(number) ? 'row.idNumber15Digits' : 'row.idNumberFormat')
  }
  if (checkCharacter(number) !== number[17]) {
    // Spreadsheet software keeps 15 digits of a number and writes zeros for the rest.
    return refuse(number.endsWith('000') ? 'row.idNumberLostDigits' : 'row.idNumberCheckDigit')
  }
  const birth = birthOf(number)
  if (!isDay(birth) || birth > day) return refuse('row.idNumberBirth')
  return ageOn(birth, day) > oldestAge ? refuse('row.idNumberAge') : ok(number)
}

/** Birth date inside an 18-digit number; a day that exists if `parseIdNumber` accepted the number. */
export function birthOf(idNumber: string): Day {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
}

/** Check character that belongs to the first 17 digits. */
export function checkCharacter(number: string): string {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += (weights[i] ?? 0) * (number.charCodeAt(i) - ZERO)
  return checkCharacters.charAt(sum % 11)
}
