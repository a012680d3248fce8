import type { Facts, FieldValue, IncomeLine } from '../../../../src/domain/household/facts'
import type { Days } from './days'
import { HIGH, LOW, numberIn, openHome, type Home } from './home'
import { addPeople } from './people-quantities'
import { addRecords } from './record-quantities'

/** Numbers, words and flags of a household by name, what a rule engine is fed with. Money in fen. Engines know yes and no only, so
 * that an unknown number is given as one at which no rule fires. */
export type Quantities = Record<string, FieldValue | boolean>

/**
 * What a user of a rule engine would work out in code before asking it, written the straight way. Each quantity is set on one object:
 * spreading several objects into one took three times as long as all the counting.
 */
export function quantitiesOf(facts: Facts, days: Days): Quantities {
  const home = openHome(facts, days)
  const quantities: Quantities = {}
  addPeople(quantities, home)
  addRecords(quantities, home)
  addMoney(quantities, home)
  addStanding(quantities, home)
  return quantities
}

/**
 * Differences, so that each rule compares one quantity with a constant. They are exact where it matters: a tenth of a fen never
 * crosses a whole one, and the sign of a difference of two numbers is never rounded away.
 */
function addMoney(into: Quantities, { facts, register, members, days }: Home): void {
  const net = netIncomeOf(register)
  const heads = members.length === 0 ? null : members.length
  const line = times(lineOf(facts, days), heads)
  const lastYear = numberIn(register['lastYearPerHead'])
  const selfPaid = numberIn(register['compliantSelfPaid'])
  into.aboveLine = minus(net, line) ?? HIGH
  into.aboveNearLine = minus(net, tenths(line, 12)) ?? HIGH
  into.aboveTwiceLine = minus(net, times(line, 2)) ?? LOW
  into.lastYearPerHead = lastYear ?? LOW
  into.aboveFall = minus(net, tenths(times(lastYear, heads), 7)) ?? HIGH
  into.compliantSelfPaid = selfPaid ?? LOW
  into.selfPaidAboveHalf = minus(selfPaid, tenths(net, 5)) ?? LOW
  into.spareArea = minus(numberIn(register['housingArea']), times(heads, 13)) ?? HIGH
}

function lineOf({ incomeLines }: Facts, { year }: Days): number | null {
  let newest: IncomeLine | undefined
  for (const line of incomeLines) {
    if (line.year <= year && line.year > (newest?.year ?? 0)) newest = line
  }
  return newest?.fen ?? null
}

function netIncomeOf(register: Home['register']): number | null {
  const incomes = ['wageIncome', 'businessIncome', 'propertyIncome', 'transferIncome'].map((field) =>
    numberIn(register[field]),
  )
  if (incomes.every((income) => income === null)) return null
  return incomes.reduce<number>((sum, income) => sum + (income ?? 0), 0) - (numberIn(register['businessCost']) ?? 0)
}

function addStanding(into: Quantities, { facts: { clearedOn }, days }: Home): void {
  into.clearedLately = clearedOn !== null && clearedOn > days.months[12] && clearedOn <= days.today
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b
}

function times(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a * b
}

/** Multiplied before it is divided: 1.2 is no number of a computer. */
function tenths(a: number | null, of: number): number | null {
  return a === null ? null : (of * a) / 10
}
