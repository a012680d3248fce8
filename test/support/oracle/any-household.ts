import fc from 'fast-check'
import type { Day } from '../../../src/domain/calendar/day'
import type { Facts, FieldValues } from '../../../src/domain/household/facts'
import { allFeeds } from '../default-rulebook'
import { anyPerson } from './any-person'
import { anyRecords } from './any-records'
import { past, span, usually, type Draw } from './draw'

/** A household and the day on which it is looked at. */
export interface Sample {
  readonly facts: Facts
  readonly day: Day
}

const ordinaryDays = ['2026-11-23', '2026-03-31', '2026-04-01', '2026-12-31', '2027-01-01', '2027-03-30']
const shortMonths = ['2027-02-28', '2028-02-28', '2028-02-29', '2028-03-01', '2027-03-01', '2027-05-31', '2026-08-30']

/**
 * Households whose every date and amount lies near an edge of some rule. A tape of numbers decides everything, read from its
 * beginning: it is drawn fast, and shrinks to the first choices.
 */
export const anyHousehold: fc.Arbitrary<Sample> = fc
  .noBias(fc.uint32Array({ minLength: 2000, maxLength: 2000 }))
  .map((tape) => {
    let at = 0
    const below = (count: number) => (tape[at++ % tape.length] ?? 0) % count
    const draw = {
      number: (from: number, to: number) => from + below(to - from + 1),
      oneOf: <T>(values: readonly T[]): T => {
        const chosen = below(values.length)
        for (const [index, value] of values.entries()) if (index === chosen) return value
        throw new Error('nothing to choose from')
      },
      chance: (share: number) => below(1000) >= 1000 - share * 1000,
    }
    const day = draw.oneOf([...ordinaryDays, ...shortMonths])
    return { day, facts: household({ ...draw, day, eager: draw.oneOf([0.05, 0.2, 0.6]) }) }
  })

function household(draw: Draw): Facts {
  const people = Array.from({ length: draw.oneOf([1, 2, 3, 3, 4, 5, 6, 8]) }, (_, index) => anyPerson(draw, index))
  const records = anyRecords(draw, people)
  const facts: Facts = {
    household: {
      householdId: 'h1',
      householdNo: 'H1',
      villageCode: '610999101201',
      values: register(draw, people.length),
    },
    people,
    records,
    delivered: allFeeds
      .map(({ id }) => id)
      .filter((id) => records.some(({ feed }) => feed === id) || !draw.chance(draw.eager / 10)),
    incomeLines: incomeLines(draw),
    monitored: draw.chance(draw.eager / 2) ? [span(draw)] : [],
    clearedOn: draw.chance(draw.eager) ? past(draw) : null,
    measures: draw.chance(draw.eager)
      ? [
          { ...span(draw), answers: [rule(draw), rule(draw)] },
          { ...span(draw), answers: [rule(draw)] },
        ]
      : [],
    disputedRegister: {},
  }
  return { ...facts, disputedRegister: draw.chance(draw.eager / 2) ? disputes(draw, facts) : {} }
}

const LINE = 850_005

function register(draw: Draw, people: number): FieldValues {
  const heads = draw.number(1, people)
  const near = draw.oneOf([-1, 0, 1])
  const net = draw.oneOf([1, 1.2, 2, 0.7, 1.5, 1.5]) * LINE * heads + near
  const cost = draw.oneOf([null, 0, 100_000])
  const business = draw.oneOf([null, 0, 30_000])
  const incomes = {
    wageIncome: Math.round(net) + (cost ?? 0) - (business ?? 0),
    businessIncome: business,
    propertyIncome: usually(draw, null, [0]),
    transferIncome: usually(draw, null, [0]),
    businessCost: cost,
  }
  const without = {
    wageIncome: null,
    businessIncome: null,
    propertyIncome: null,
    transferIncome: null,
    businessCost: cost,
  }
  const loss = { ...without, businessIncome: draw.oneOf([0, 50_000]), businessCost: draw.oneOf([0, 50_000, 60_000]) }
  return {
    ...(draw.chance(draw.eager / 3) ? draw.oneOf([without, loss]) : incomes),
    householdType: usually(draw, '一般农户', ['脱贫户']),
    housingArea: usually(draw, 200, [13 * heads, 13 * heads - 0.01, 13 * heads + 0.01, null]),
    dangerGrade: usually(draw, 'A', ['C', 'D', 'B', '未鉴定', null]),
    fetchMinutes: usually(draw, 0, [20, 20.5, 21, null]),
    waterCutDays: usually(draw, 0, [36, 36.5, 37, null]),
    lastYearPerHead: usually(draw, 0, [null, Math.round(net / 0.7 / heads), Math.round(net / heads), 0, 1_214_293]),
    compliantSelfPaid: usually(draw, 0, [null, 1, Math.floor(net / 2), Math.ceil(net / 2), Math.round(net / 2) - 1]),
  }
}

function incomeLines(draw: Draw): Facts['incomeLines'] {
  const year = Number(draw.day.slice(0, 4))
  const line = { year: draw.oneOf([year - 2, year]), fen: LINE, official: false }
  if (!draw.chance(draw.eager / 2)) return [line]
  const more = {
    year: draw.oneOf([year - 5, year + 1, year + 2]),
    fen: draw.oneOf([LINE + 1, LINE * 2]),
    official: true,
  }
  return draw.oneOf([[], [line, more], [more, line], [more]])
}

function rule(draw: Draw): string {
  return draw.oneOf(['R01', 'R02', 'R03', 'R06', 'R13', 'R17', 'R20', 'R24', 'R31', 'R99'])
}

function disputes(draw: Draw, { household: { householdId, values }, people }: Facts): Record<string, string> {
  const owners = [{ id: householdId, values }, ...people.map((one) => ({ id: one.personId, values: one.values }))]
  const result: Record<string, string> = {}
  for (let count = draw.number(1, 4); count > 0; count -= 1) {
    const owner = draw.oneOf(owners)
    const field = draw.oneOf(Object.keys(owner.values))
    const value = owner.values[field] ?? null
    const content = typeof value === 'object' && value !== null ? value.toSorted().join('、') : String(value)
    result[`${owner.id}:${field}`] = draw.chance(0.8) ? content : 'what it said before'
  }
  return result
}
