import { countyScope, inTransaction } from '../../../cloudfunctions/server/database/scope'
import { verifyChain } from '../../../cloudfunctions/server/events/verify-chain'
import { loadCircumstances } from '../../../cloudfunctions/server/scoring/circumstances'
import { loadFacts } from '../../../cloudfunctions/server/scoring/load-facts'
import { packMissing } from '../../../cloudfunctions/server/scoring/pack-facts'
import { unpackFacts } from '../../../cloudfunctions/server/scoring/unpack-facts'
import { PATHS } from '../../../src/domain/case/steps'
import { codeOf, dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import {
  BAIYANG,
  COUNTY,
  evaluationOf,
  MEDICAL,
  openOffice,
  type Household,
  type Office,
} from '../../support/open-office'
import { caseOffice, type CaseOffice } from '../../support/case-office'

let office: Office
let cases: CaseOffice

beforeAll(async () => {
  office = await openOffice()
  cases = caseOffice(office)
})
afterAll(() => office.close())
beforeEach(() => office.setDay(MONDAY))

/** What scoring is told of the household, from the records and from the projection, which must agree. */
async function factsOf({ householdId, villageCode }: Household) {
  return office.inCounty(COUNTY, async (tx) => {
    const known = (await loadFacts(tx, COUNTY, [householdId], [])).get(householdId)
    const packed = (await packMissing(tx, COUNTY, [householdId])).get(householdId)
    if (packed === undefined) throw new Error('nothing was packed')
    const circumstances = { ...(await loadCircumstances(tx, COUNTY)), incomeLines: [] }
    expect(unpackFacts({ householdId, villageCode, facts: packed }, circumstances)).toEqual(known)
    return { monitored: known?.monitored, clearedOn: known?.clearedOn }
  })
}

const inCaseSince = ({ householdId }: Household) =>
  office.inCounty(COUNTY, async (tx) => {
    const row = await tx
      .selectFrom('household')
      .innerJoin('household_score', 'household_score.household_id', 'household.household_id')
      .select(['in_case_since', 'dirty'])
      .where('household.county_code', '=', COUNTY)
      .where('household_score.county_code', '=', COUNTY)
      .where('household.household_id', '=', householdId)
      .executeTakeFirstOrThrow()
    return row
  })

test('from the order to the announcement, and from there to the clearance, with every step in the timeline', async () => {
  const { household, caseId } = await cases.openCase('刘桂英')
  expect((await inCaseSince(household)).in_case_since).toBe(MONDAY)
  expect(await factsOf(household)).toEqual({ monitored: [], clearedOn: null })

  const announced = await cases.walkTo(caseId, 'announced', '2026-11-24')
  expect(announced).toBe('2026-11-30')
  expect(await inCaseSince(household)).toEqual({ in_case_since: null, dirty: true })
  expect(await factsOf(household)).toEqual({ monitored: [{ from: announced, until: null }], clearedOn: null })

  office.setDay('2027-06-01')
  const proposed = dataOf(
    await office.tell('cadre', 'baiyang', 'proposeClearance', { householdId: household.householdId }),
  )
  const cleared = await cases.walkTo(proposed.caseId, 'announced', '2027-06-02')
  expect(await factsOf(household)).toEqual({ monitored: [{ from: announced, until: cleared }], clearedOn: cleared })

  const timeline = await cases.timelineOf(household)
  expect(timeline.map(({ type }) => type)).toEqual([
    ...['order.issued', 'order.accepted', 'order.visited', 'order.closed'],
    ...PATHS.inclusion.map((state) => `case.${state}`),
    ...PATHS.clearance.map((state) => `case.${state}`),
  ])
  expect(JSON.stringify(timeline)).not.toMatch(/刘桂英|材料齐全|复学/)

  const detail = await cases.detailOf(proposed.caseId)
  expect(detail.card).toMatchObject({ kind: 'clearance', state: 'announced', category: '突发严重困难户', late: false })
  expect(detail.early).toBe(false)
  expect(detail.steps.map(({ paper }) => paper.title)).toEqual([
    ...[
      '风险消除·风险消除入户核实表',
      '风险消除·民主评议记录',
      '风险消除·公示',
      '风险消除·镇级审核',
      '风险消除·县级审定',
    ],
    '风险消除·结果公告',
  ])
})

test('a notice says name, group, number of people and kind, and nothing that is nobody’s business', async () => {
  const { caseId } = await cases.openCase('王秀兰 13912345678')
  await cases.walkTo(caseId, 'noticed', '2026-11-24')
  const { steps } = await cases.detailOf(caseId)
  const text = steps.at(-1)?.paper.rows.map(([, value]) => value)
  expect(text).toEqual(
    expect.arrayContaining([
      '白杨村拟纳入防止返贫监测对象公示',
      '户主：王秀兰 ***',
      '村组：三组',
      '人数：2人',
      '类别：突发严重困难户',
    ]),
  )
})

test('an objection goes to the township, stops the review until it is answered, and sends the case back when it is right', async () => {
  const { caseId } = await cases.openCase()
  await cases.walkTo(caseId, 'noticed', '2026-11-24')
  const objected = dataOf(await office.tell('cadre', 'baiyang', 'objectToNotice', { caseId, words: '他家有车' }))
  expect(objected.dueOn).toBe('2026-11-27')
  const { items } = dataOf(await office.ask('officer', 'town', 'cases', { state: 'noticed' }))
  expect(items.find((item) => item.caseId === caseId)?.objections).toBe(1)
  expect(codeOf(await cases.step(caseId, '2026-11-30'))).toBe('case.objectionOpen')
  const answer = { caseId, objectionId: objected.objectionId, upheld: true, words: '车是真的' }
  expect(codeOf(await office.tell('officer', 'county', 'answerObjection', answer))).toBe('permission.role')
  dataOf(await office.tell('officer', 'town', 'answerObjection', answer))
  expect(codeOf(await office.tell('officer', 'town', 'answerObjection', answer))).toBe('case.objectionAnswered')
  expect(codeOf(await cases.step(caseId, '2026-11-30'))).toBe('case.objectionUpheld')
  dataOf(await cases.sendBack(caseId, 'compared', { reason: '车没有报' }))
  expect(await cases.walkTo(caseId, 'reviewed', '2026-12-01')).toBe('2026-12-07')
})

test('an urgent case: help first, papers within the days of the policy', async () => {
  const { caseId } = await cases.openCase()
  const help = { caseId, helpedOn: '2026-11-21', help: '送了帐篷和棉被' }
  const helped = dataOf(await office.tell('cadre', 'baiyang', 'helpFirst', help, { expectedVersion: 1 }))
  expect(helped).toMatchObject({ state: 'opened', dueOn: '2026-12-21' })
  await cases.walkTo(caseId, 'announced', '2026-11-24')
  expect((await cases.detailOf(caseId)).card.variant).toBe('urgent')
})

test('who is not included reads why, and a score opens orders for the household again', async () => {
  const household = await office.addHousehold(BAIYANG)
  const report = { code: household.code, kind: 'illness', forWhom: 'own' } as const
  const { reportNo } = dataOf(await office.tell('villager', 'aunt', 'submitReport', report))
  const { order } = await office.score(household, evaluationOf([MEDICAL]))
  await cases.closeAsIdentify(order.orderId, order.version)
  const status = async () => dataOf(await office.ask('villager', 'aunt', 'reportStatus', { county: COUNTY, reportNo }))
  expect((await status()).identification).toEqual({ state: 'running', reason: null })
  const caseId = await cases.caseOf(household)
  const decline = { caseId, ground: 'withdrawn', reason: '儿子寄钱回来了，您说不申请了' } as const
  dataOf(await office.tell('cadre', 'baiyang', 'declineCase', decline, { expectedVersion: 1 }))
  expect((await status()).identification).toEqual({ state: 'declined', reason: decline.reason })
  expect((await inCaseSince(household)).in_case_since).toBeNull()
  expect((await cases.detailOf(caseId)).declined).toEqual({ ground: '农户撤回申请', reason: decline.reason })
})

test('a monitored household whose risk is found again needs help and no second inclusion', async () => {
  const { household, caseId } = await cases.openCase()
  await cases.walkTo(caseId, 'announced', '2026-11-24')
  const { order } = await office.score(household, evaluationOf([MEDICAL]))
  await cases.closeAsIdentify(order.orderId)
  const { items } = dataOf(await office.ask('cadre', 'baiyang', 'cases', {}))
  expect(items.some((item) => item.householdId === household.householdId)).toBe(false)
  expect((await inCaseSince(household)).in_case_since).toBeNull()
})

test('the chain of events is whole after all of it', async () => {
  const report = await inTransaction(office.db, countyScope(COUNTY), (tx) => verifyChain(tx, COUNTY))
  expect(report).toMatchObject({ differences: [] })
})
