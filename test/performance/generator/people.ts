import { addDays } from '../../../src/domain/calendar/day-number'
import { checkCharacter } from '../../../src/domain/comparison/id-number'
import { givenName, SURNAMES } from '../../../cloudfunctions/local/demo/names'
import { wantOrdinaryFamily } from '../../../cloudfunctions/local/demo/ordinary-families'
import { BENCH_DAY, type Home } from './city'
import { drawsOf } from './draw'

export interface Resident {
  readonly home: Home
  readonly relation: string
  /** In years on the business day, or one less than will be reached within the year. */
  readonly age: number
  readonly male: boolean
  /** One of two rows of birthdays, so that two of a family with the same year never get the same number. */
  readonly row: 0 | 1
}

const MALE = ['户主', '之子', '之父']
/** Days of a common year as MMDD. */
const BIRTHDAYS = Array.from({ length: 365 }, (_, i) => addDays('2025-01-01', i).slice(5).replace('-', ''))
const BENCH_YEAR = Number(BENCH_DAY.slice(0, 4))

/** The people of a household, head first; 3.24 of them on average. */
export function residentsOf(home: Home): readonly Resident[] {
  let children = 0
  return wantOrdinaryFamily(drawsOf(home.county.index, home.number, 1)).map(({ relation, age }) => {
    const child = relation === '之子' || relation === '之女'
    if (child) children += 1
    return { home, relation, age, male: MALE.includes(relation), row: rowOf(relation, children) }
  })
}

/** Head, first child and mother in one row, the others in the other one: within a row and a sex no two are of the same year. */
function rowOf(relation: string, children: number): 0 | 1 {
  if (relation === '户主' || relation === '之母') return 0
  if (relation === '之子' || relation === '之女') return children === 1 ? 0 : 1
  return 1
}

/** An ID number that nobody else in the city has, and that follows from the household's number alone. */
export function idNumberOf({ home: { county, number }, age, male, row }: Resident): string {
  const birthday = BIRTHDAYS[(number * 177 + row * 61) % BIRTHDAYS.length] ?? ''
  // Odd serial numbers are given to men (GB 11643-1999).
  const serial = Math.floor(number / BIRTHDAYS.length) * 4 + row * 2 + (male ? 1 : 0)
  const body = `${county.code}${BENCH_YEAR - 1 - age}${birthday}${String(serial).padStart(3, '0')}`
  return `${body}${checkCharacter(body)}`
}

/** A number in which the last character was mistyped. */
export function mistyped(idNumber: string): string {
  const last = idNumber.slice(17)
  // Away from 0, which would look like digits that a spreadsheet lost.
  return `${idNumber.slice(0, 17)}${last === '7' ? '3' : '7'}`
}

/** A valid number of somebody who lives elsewhere: the county exists in no register. */
export function strangersNumber(idNumber: string): string {
  const body = `610990${idNumber.slice(6, 17)}`
  return `${body}${checkCharacter(body)}`
}

export function nameOf({ home: { county, number }, age, male, row }: Resident): string {
  const draws = drawsOf(county.index, number, 2, age * 4 + row * 2 + (male ? 1 : 0))
  return `${draws.pick(SURNAMES)}${givenName(draws, male)}`
}

/** Between school and old age, in the register's words able to work. */
export function isOfWorkingAge({ age }: Resident): boolean {
  return age > 20 && age < 60
}
