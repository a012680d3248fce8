import fc from 'fast-check'
import { addDays } from '../../../src/domain/calendar/day-number'
import { lastDayOf, type Month } from '../../../src/domain/calendar/month'
import { dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import { BAIYANG, COUNTY, LIUJIA, openOffice, OTHER_TOWN, QINGSHAN, TOWN } from '../../support/open-office'
import { openRegister, type Announced, type Register } from './a-register'

const HOMES = 8
const happening = fc.record({
  wait: fc.integer({ min: 0, max: 9 }),
  home: fc.nat({ max: HOMES - 1 }),
  what: fc.constantFrom('announce', 'announce', 'leave', 'split', 'move'),
  village: fc.constantFrom(BAIYANG, QINGSHAN, LIUJIA),
  category: fc.constantFrom('unstable', 'marginal', 'sudden'),
  risks: fc.uniqueArray(fc.constantFrom('illness', 'work', 'housing'), { minLength: 1 }),
})
const [HISTORY = []] = fc.sample(fc.array(happening, { minLength: 120, maxLength: 120 }), {
  seed: 20261124,
  numRuns: 1,
})

let register: Register
beforeAll(async () => {
  register = await openRegister(await openOffice(), HOMES)
})
afterAll(() => register.office.close())

const figuresOf = async (month: Month, area: string) =>
  dataOf(await register.office.ask('officer', 'county', 'monthlyStatistics', { month, area }))

/** What a month counted by what was announced, as a person with a pencil would. */
function pencilled(month: Month, announced: readonly Announced[]) {
  const last = lastDayOf(month)
  const sum = (some: readonly { readonly people: number }[]) => ({
    ...{ households: some.length, people: some.reduce((total, { people }) => total + people, 0) },
  })
  const cleared = announced.flatMap(({ clearance }) => (clearance === null ? [] : [clearance]))
  return {
    included: sum(announced.filter(({ on }) => on.startsWith(month))),
    cleared: sum(cleared.filter(({ on }) => on.startsWith(month))),
    followed: sum(announced.filter(({ on, clearance }) => on <= last && (clearance === null || clearance.on > last))),
  }
}

test('a month counts at its end what it counts for ever, whatever became of the households since', async () => {
  const told = new Map<Month, unknown[]>()
  const figures = (month: Month) => Promise.all([COUNTY, TOWN, OTHER_TOWN].map((area) => figuresOf(month, area)))
  let day = MONDAY
  for (const one of HISTORY) {
    const next = addDays(day, one.wait)
    if (next.slice(0, 7) !== day.slice(0, 7)) {
      register.office.setDay(lastDayOf(day.slice(0, 7)))
      told.set(day.slice(0, 7), await figures(day.slice(0, 7)))
    }
    day = next
    register.office.setDay(day)
    await register[one.what](one.home, one)
  }
  expect(told.size).toBeGreaterThan(12)
  for (const [month, then] of told) {
    const now = await figures(month)
    expect(now).toEqual(then)
    expect([month, now[0]?.totals]).toEqual([month, pencilled(month, register.announced)])
    expect(now[0]?.areas.filter(({ code }) => code.length === 9)).toHaveLength(
      now.slice(1).filter(({ areas }) => areas.length > 0).length,
    )
  }
  const clearances = register.announced.filter(({ clearance }) => clearance !== null)
  expect(clearances.length).toBeGreaterThan(15)
  expect(clearances.filter(({ people, clearance }) => clearance?.people !== people).length).toBeGreaterThan(3)
  expect(clearances.filter(({ village, clearance }) => clearance?.village !== village).length).toBeGreaterThan(0)
})
