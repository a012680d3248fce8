import type { OrderCard, OrderDetail } from '../../../src/contract/views'
import type { Day } from '../../../src/domain/calendar/day'
import { OUTCOME_WORDS, type Outcome } from '../../../src/domain/order/order'
import { dataOf } from '../../support/answers'
import { evidenceOf } from '../../support/order-steps'
import { cadreOf, type CaseCounty } from './case-county'
import type { Life } from './side-by-side'

/** Days of an order that goes its way in time, each with the last one that its clock allows. */
interface Clocks {
  readonly openedOn: Day
  readonly acceptBy: Day
  readonly visitBy: Day
  readonly visitedOn: Day
  readonly closeBy: Day
  readonly closedOn: Day
}

/** Opened on the Monday. */
export const FROM_MONDAY: Clocks = {
  ...{ openedOn: '2026-11-23', acceptBy: '2026-11-24', visitBy: '2026-11-26' },
  ...{ visitedOn: '2026-11-25', closeBy: '2026-11-27', closedOn: '2026-11-26' },
}
/** With a core indicator the visit is due a day earlier. */
export const URGENT_FROM_MONDAY: Clocks = { ...FROM_MONDAY, visitBy: '2026-11-25' }

export const FROM_TUESDAY: Clocks = {
  ...{ openedOn: '2026-11-24', acceptBy: '2026-11-25', visitBy: '2026-11-27' },
  ...{ visitedOn: '2026-11-26', closeBy: '2026-11-30', closedOn: '2026-11-27' },
}

interface Work {
  readonly clocks: Clocks
  /** What the list shows of it. */
  readonly shows: Partial<OrderCard>
  readonly rules: readonly string[]
  readonly outcome: Outcome
  readonly reason: string
}

/** The order of a household is read, taken, visited and closed by whoever is to go. Begins on the day after it was opened. */
export async function* workOrder(county: CaseCounty, householdNo: string, work: Work): Life {
  const { orders, today } = county
  const { clocks, shows, rules, outcome, reason } = work
  const { openedOn, acceptBy, visitBy, visitedOn, closeBy, closedOn } = clocks
  const openid = cadreOf((await county.household(householdNo)).villageCode)
  const { orderId, version, ...card } = await county.inInbox(householdNo, openid)
  expect(card).toMatchObject({ ...shows, state: 'issued', openedOn, dueOn: acceptBy, clock: 'soon', late: false })
  const detail = await orders.detailOf(orderId, openid)
  expect(rulesOf(detail)).toEqual(rules)
  const accepted = dataOf(await orders.accept(orderId, { openid, expectedVersion: version }))
  expect(accepted).toMatchObject({ state: 'accepted', dueOn: visitBy })

  yield visitedOn
  const visit = { openid, expectedVersion: version + 1, visitedOn: today() }
  expect(dataOf(await orders.visit(orderId, visit))).toMatchObject({ state: 'visited', dueOn: closeBy })
  await correctOnTheSpot(county, householdNo, openid)

  yield closedOn
  const closing = { openid, expectedVersion: version + 2, reason, found: evidenceOf(detail) }
  expect(dataOf(await orders.close(orderId, outcome, closing))).toMatchObject({ state: 'closed' })
}

/** The register says too little of the forest: whoever visits writes down what they saw. */
async function correctOnTheSpot({ ask, tell, household }: CaseCounty, householdNo: string, openid: string) {
  const { householdId } = await household(householdNo)
  const stored = async () => dataOf(await ask('cadre', openid, 'dataOf', { householdId })).household
  const { version, values } = await stored()
  expect(values).toContainEqual(expect.objectContaining({ header: '林地面积', says: '8 亩', mayCorrect: true }))
  const correction = { householdId, field: 'forestMu', value: '9.5', reason: '入户看过林权证' }
  dataOf(await tell('cadre', openid, 'correctData', correction, { expectedVersion: version }))
  expect((await stored()).values).toContainEqual(expect.objectContaining({ header: '林地面积', says: '9.5 亩' }))
}

/** How the work is told afterwards, from the acceptance on. */
export function tellWork({ clocks, outcome }: Pick<Work, 'clocks' | 'outcome'>): readonly string[] {
  const { acceptBy, visitedOn, closedOn } = clocks
  return [
    `${acceptBy} 接单`,
    `${visitedOn} ${visitedOn} 入户核实：见到户主`,
    `${visitedOn} 入户时更正登记`,
    `${closedOn} 办结：${OUTCOME_WORDS[outcome]}`,
  ]
}

function rulesOf({ hits }: OrderDetail): readonly string[] {
  return hits.map(({ rule }) => rule).sort()
}
