import { randomUUID } from 'node:crypto'
import { cadreHandlers } from '../../../cloudfunctions/cadre/index'
import { villagerHandlers } from '../../../cloudfunctions/villager/index'
import type { Answer, CommandName, Payload } from '../../../src/contract/operations'
import type { Outcome } from '../../../src/domain/order/order'
import { issueCode } from '../../../cloudfunctions/server/codes/household-codes'
import { countyScope, inTransaction } from '../../../cloudfunctions/server/database/scope'
import { endpoint } from '../../../cloudfunctions/server/endpoint'
import { CASES_DAY, COUNTY, openTestCounty, type TestCounty } from '../../support/test-county'

// The published cases through the real files, nights and functions: what a closing does to the nights after it.

const STAFF = `姓名,手机号,角色,区划代码,微信openid
张村干,13800000001,村干部,610999101,cadre
`
const TOMORROW = '2026-11-24'

let county: TestCounty
beforeEach(async () => {
  county = await openTestCounty()
  await county.loadCases()
  await county.load('staff', STAFF)
  await county.score(CASES_DAY)
})
afterEach(() => county.close())

async function ask<T>(functionName: 'villager' | 'cadre', openid: string, event: object): Promise<T> {
  const main =
    functionName === 'villager'
      ? endpoint('villager', villagerHandlers, () => county.runtime)
      : endpoint('cadre', cadreHandlers, () => county.runtime)
  const answer = await main(event, { environment: JSON.stringify({ WX_OPENID: openid }) })
  if (!answer.ok) throw new Error(answer.fault.code)
  return answer.data as T
}

const tell = <C extends CommandName>(command: C, payload: Payload<C>, expectedVersion: number) =>
  ask<Answer<C>>('cadre', 'cadre', { command, commandId: randomUUID(), expectedVersion, payload })

const orderPage = (orderId: string) => ask<Answer<'order'>>('cadre', 'cadre', { query: 'order', payload: { orderId } })

async function findCard(householdNo: string) {
  const { items } = await ask<Answer<'inbox'>>('cadre', 'cadre', { query: 'inbox', payload: {} })
  return items.find((item) => item.householdNo === householdNo)
}

/** Takes, visits and closes the household's order, with the same finding for every piece of risk evidence. */
async function settle(householdNo: string, outcome: Outcome) {
  const card = await findCard(householdNo)
  if (card === undefined) throw new Error(`${householdNo} has no open order`)
  const { orderId, version } = card
  await tell('acceptOrder', { orderId }, version)
  await tell('recordVisit', { orderId, visitedOn: CASES_DAY, met: 'head', note: '' }, version + 1)
  const findings = (await orderPage(orderId)).hits
    .filter(({ kind }) => kind === 'risk')
    .flatMap(({ rule, evidence }) => evidence.map(({ key }) => ({ rule, key, finding: outcome })))
  expect(findings.length).toBeGreaterThan(0)
  await tell('closeOrder', { orderId, outcome, reason: '看过', findings }, version + 2)
  return orderId
}

test('H004: reported, joined, closed as a data error; the next score is dark and no order comes back', async () => {
  const before = await findCard('H004')
  const code = await inTransaction(county.runtime.db, countyScope(COUNTY), async (tx) => {
    const row = await tx
      .selectFrom('household')
      .select(['household_id', 'village_code'])
      .where('county_code', '=', COUNTY)
      .where('household_no', '=', 'H004')
      .executeTakeFirstOrThrow()
    const holder = { county: COUNTY, householdId: row.household_id, villageCode: row.village_code }
    return issueCode(tx, county.runtime.secrets, holder, CASES_DAY)
  })
  const payload = { code, kind: 'school', forWhom: 'own' }
  const { reportNo } = await ask<Answer<'submitReport'>>('villager', 'mother', {
    ...{ command: 'submitReport', commandId: randomUUID(), payload },
  })
  expect(await findCard('H004')).toMatchObject({ orderId: before?.orderId, reported: true, lamps: 2, urgent: ['教育'] })
  const orderId = await settle('H004', 'dataError')
  const status = { query: 'reportStatus', payload: { county: COUNTY, reportNo } }
  expect(await ask('villager', 'mother', status)).toMatchObject({ state: 'closed', outcome: 'dataError' })
  expect(await county.score(TOMORROW)).toMatchObject({ evaluated: 1, changed: 1, opened: 0, refreshed: 0 })
  expect(await orderPage(orderId)).toMatchObject({
    scoreNow: 0,
    belowOrderLine: false,
    card: { state: 'closed', score: 40 },
    hits: [{ rule: 'R01', evidence: [{ who: '赵小石' }] }],
  })
  expect(await findCard('H004')).toBeUndefined()
})

test('H004: when the office delivers the record anew and it still says 辍学, an order opens again', async () => {
  await settle('H004', 'dataError')
  await county.score(TOMORROW)
  const again = `身份证号,姓名,学年,学段,就读状态,更新日期
610999201405050256,赵小石,2026-2027,小学,辍学,2026-11-27
`
  await county.load('education', again, '2026-11-30')
  expect(await county.score('2026-11-30')).toMatchObject({ opened: 1 })
  expect(await findCard('H004')).toMatchObject({ lamps: 2, state: 'issued' })
})

test.each(['H001', 'H002', 'H003', 'H005', 'H006', 'H009', 'H010'])(
  '%s: verified evidence opens no order for 180 days, and then it does',
  async (householdNo) => {
    await settle(householdNo, 'notRisk')
    for (const [day, full] of [
      [TOMORROW, false],
      ['2026-11-25', true],
      ['2027-05-22', false],
    ] as const) {
      await county.score(day, { full })
      expect(await findCard(householdNo)).toBeUndefined()
    }
    await county.score('2027-05-23')
    // H010 has fallen below the line by then: its bill has left the window.
    expect((await findCard(householdNo)) === undefined).toBe(householdNo === 'H010')
  },
)

test('H002: a new bill opens an order, in which the old bills are shown as verified', async () => {
  await settle('H002', 'helped')
  await county.load(
    'medical',
    `结算流水号,身份证号,姓名,结算日期,医疗总费用,个人自付
YB900,610999197805120090,张德厚,2026-11-23,90000,30000
`,
    TOMORROW,
  )
  expect(await county.score(TOMORROW)).toMatchObject({ opened: 1 })
  const card = await findCard('H002')
  const { hits } = await orderPage(card?.orderId ?? '')
  const verified = hits.flatMap(({ evidence }) =>
    evidence.map(({ key, verified: past }) => [key, past?.finding ?? null]),
  )
  expect(verified).toContainEqual(['medical/YB900', null])
  expect(verified.filter(([, finding]) => finding === 'helped').length).toBeGreaterThan(0)
})

test('H006: in a case a score opens no order, whatever comes', async () => {
  await settle('H006', 'identify')
  await county.load(
    'medical',
    `结算流水号,身份证号,姓名,结算日期,医疗总费用,个人自付
YB901,610999197805120410,马得水,2026-11-23,90000,30000
`,
    TOMORROW,
  )
  expect(await county.score(TOMORROW)).toMatchObject({ changed: 1, opened: 0 })
  expect(await findCard('H006')).toBeUndefined()
})
