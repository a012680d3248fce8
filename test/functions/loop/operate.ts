import type { OrderCard } from '../../../src/contract/views'
import type { Day } from '../../../src/domain/calendar/day'
import { dataOf } from '../../support/answers'
import { COUNTY, type CaseCounty } from './case-county'
import type { Life } from './side-by-side'

type Counts = Readonly<Record<string, number>>

/** What the county is made of on an evening, counted by hand from the stories; what is not said is 0. */
interface Evening {
  readonly orders: Counts
  readonly inclusion?: Counts
  readonly clearance?: Counts
  readonly monitored?: number
  readonly measures?: Counts
}

const ALL_CLOSED = { closed: 10 }

/** The seven who are followed, the child at school, and from Tuesday on the two who are only reported. */
const EVENINGS: Readonly<Record<Day, Evening>> = {
  '2026-11-23': { orders: { issued: 5 } },
  '2026-11-24': { orders: { accepted: 8, issued: 2 } },
  '2026-11-25': { orders: { visited: 8, accepted: 2 } },
  '2026-11-26': { orders: { closed: 8, visited: 2 }, inclusion: { opened: 7 } },
  '2026-11-27': { orders: ALL_CLOSED, inclusion: { authorised: 7 } },
  '2026-12-04': { orders: ALL_CLOSED, inclusion: { noticed: 7 } },
  '2026-12-11': { orders: ALL_CLOSED, inclusion: { approved: 7 } },
  '2026-12-15': { orders: ALL_CLOSED, monitored: 7, measures: { planned: 14 } },
  '2026-12-16': { orders: ALL_CLOSED, monitored: 7, measures: { inForce: 14 } },
  '2027-09-20': { orders: ALL_CLOSED, monitored: 7, clearance: { proposed: 7 } },
  '2027-10-06': { orders: ALL_CLOSED, monitored: 7, clearance: { approved: 7 } },
  '2027-10-08': { orders: ALL_CLOSED },
}

/** The operator asks in the evening, and is told what the county officer sees. */
export async function* operate(county: CaseCounty): Life {
  for (const [day, evening] of Object.entries(EVENINGS)) {
    if (day !== county.today()) yield day
    await compareOrders(county, evening)
    await compareProgress(county, evening)
    expect(await county.wudeng('verify')).toMatchObject({ ok: true, differences: [] })
  }
}

async function compareOrders({ ask, wudeng }: CaseCounty, { orders }: Evening): Promise<void> {
  const told: OrderCard[] = await wudeng('orders')
  expect(countBy(told, ({ state }) => state)).toEqual(orders)
  const { items } = dataOf(await ask('officer', 'county', 'orders', {}))
  expect(told.map(said).sort()).toEqual(items.map(said).sort())
}

async function compareProgress({ ask, wudeng }: CaseCounty, evening: Evening): Promise<void> {
  const { orders, inclusion = {}, clearance = {}, monitored = 0, measures = {} } = evening
  const told = await wudeng('progress')
  const { totals, rows } = dataOf(await ask('officer', 'county', 'progress', { area: COUNTY }))
  expect(told).toMatchObject({ totals, rows, casesLate: 0, monitored })
  expect(totals).toMatchObject({ ...orders, late: 0 })
  expect(withoutNone(told.cases.inclusion)).toEqual(inclusion)
  expect(withoutNone(told.cases.clearance)).toEqual(clearance)
  expect(withoutNone(told.measures)).toEqual(measures)
  const { items } = dataOf(await ask('officer', 'county', 'cases', {}))
  expect(countBy(items, ({ state }) => state)).toEqual({ ...inclusion, ...clearance })
}

function said({ orderNo, state, dueOn, score, lamps, outcome }: OrderCard): string {
  return [orderNo, state, dueOn, score, lamps, outcome].join(' ')
}

function countBy<T>(items: readonly T[], of: (item: T) => string): Counts {
  return items.map(of).reduce<Counts>((counts, key) => ({ ...counts, [key]: (counts[key] ?? 0) + 1 }), {})
}

function withoutNone(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}
