import { sql } from 'kysely'
import { followVillage } from '../../../cloudfunctions/server/import/follow-village'
import { recountTally, verifyTally } from '../../../cloudfunctions/server/orders/order-tally'
import type { Tx } from '../../../cloudfunctions/server/database/scope'
import { dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import {
  BAIYANG,
  COUNTY,
  evaluationOf,
  openOffice,
  QINGSHAN,
  type Household,
  type Office,
} from '../../support/open-office'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const inCounty = <T>(work: (tx: Tx) => Promise<T>) => office.inCounty(COUNTY, work)
const differences = async () => (await inCounty((tx) => verifyTally(tx, COUNTY))).differences
const closedIn = async (area: string) =>
  dataOf(await office.ask('officer', 'county', 'progress', { area })).totals.closed

/** An order that only needs its closing. */
async function visitedOrder(): Promise<{ household: Household; orderId: string }> {
  const household = await office.addHousehold(BAIYANG)
  const { orderId } = (await office.score(household, evaluationOf([]))).order
  dataOf(await office.tell('cadre', 'baiyang', 'acceptOrder', { orderId }, { expectedVersion: 1 }))
  const visit = { orderId, visitedOn: MONDAY, met: 'head', note: '' } as const
  dataOf(await office.tell('cadre', 'baiyang', 'recordVisit', visit, { expectedVersion: 2 }))
  return { household, orderId }
}

const close = (orderId: string, reason = '看过') =>
  office.tell(
    'cadre',
    'baiyang',
    'closeOrder',
    { orderId, outcome: 'notRisk', reason, findings: [] },
    { expectedVersion: 3 },
  )

test('a refused closing is not counted', async () => {
  const { orderId } = await visitedOrder()
  expect((await close(orderId, '')).ok).toBe(false)
  expect(await closedIn(BAIYANG)).toBe(0)
  expect(await differences()).toEqual([])
})

test('fifty closings in one village at once all count, and none waits for another in a circle', async () => {
  const orders = []
  for (let i = 0; i < 50; i += 1) orders.push(await visitedOrder())
  const answers = await Promise.all(orders.map(({ orderId }) => close(orderId)))
  expect(answers.filter(({ ok }) => !ok)).toEqual([])
  expect(await closedIn(BAIYANG)).toBe(50)
  expect(await differences()).toEqual([])
})

test('households that move take their closed orders along', async () => {
  const { household, orderId } = await visitedOrder()
  dataOf(await close(orderId))
  const [left, come] = [await closedIn(BAIYANG), await closedIn(QINGSHAN)]
  const moved = [{ household_id: household.householdId, village_code: QINGSHAN, left: BAIYANG }]
  await inCounty((tx) => followVillage(tx, COUNTY, moved))
  expect([await closedIn(BAIYANG), await closedIn(QINGSHAN)]).toEqual([left - 1, come + 1])
  expect(await differences()).toEqual([])
})

test('a wrong number is found, and put right by counting anew', async () => {
  await inCounty((tx) =>
    sql`UPDATE order_tally SET closed = closed + 2 WHERE county_code = ${COUNTY} AND village_code = ${BAIYANG} AND level = 'village'`.execute(
      tx,
    ),
  )
  expect(await differences()).toEqual([`${BAIYANG}: 50 orders of the village are closed, 52 are kept as closed`])
  await inCounty((tx) => recountTally(tx, COUNTY, [BAIYANG]))
  expect(await differences()).toEqual([])
})
