import { CASE_KIND_WORDS, CASE_STATE_WORDS, type CaseKind } from '../../../src/domain/case/case'
import { PATHS } from '../../../src/domain/case/steps'
import { codeOf, dataOf } from '../../support/answers'
import { evidenceOf } from '../../support/order-steps'
import { cadreOf, openCaseCounty, SCORED, type CaseCounty } from './case-county'
import { STEP_WORDS } from './tell-story'

// One household whose order, whose help and every step of whose cases are done twice: what was first done stays to be read.

const NO = 'H002'
const openid = cadreOf('610999101201')
const REASON = '签字看不清'

let county: CaseCounty
let householdId: string
let orderId: string
/** What has happened so far, as its timeline has to tell it. */
const told: string[] = []

beforeAll(async () => {
  county = await openCaseCounty()
  await county.night()
  told.push(SCORED, '评分达到出单线，出工单')
  householdId = (await county.household(NO)).householdId
  orderId = (await county.inInbox(NO, openid)).orderId
})
afterAll(() => county.close())

test('the order: closed as no risk, reopened by the township, visited again and found true', async () => {
  const { orders, tell } = county
  const found = evidenceOf(await orders.detailOf(orderId, openid))
  county.setDay('2026-11-24')
  dataOf(await orders.accept(orderId, { openid }))
  dataOf(await orders.visit(orderId, { openid, visitedOn: county.today() }))
  dataOf(await orders.close(orderId, 'notRisk', { openid, found, reason: '报销够用' }))
  told.push('接单', '2026-11-24 入户核实：见到户主', '办结：记录没错，但不构成风险')

  county.setDay('2026-11-25')
  const reopen = (reason: string) => tell('officer', 'town', 'reopenOrder', { orderId, reason }, { expectedVersion: 4 })
  expect(codeOf(await reopen(' '))).toBe('order.actReasonMissing')
  expect(dataOf(await reopen('自付四万多，再看一次'))).toMatchObject({ state: 'accepted' })
  const again = { openid, visitedOn: county.today() }
  dataOf(await orders.visit(orderId, { ...again, expectedVersion: 5 }))
  dataOf(await orders.close(orderId, 'identify', { openid, found, expectedVersion: 6, reason: '借了三万' }))
  told.push('重新核实', '2026-11-25 入户核实：见到户主', '办结：属实，启动识别')

  const { acts, reason } = await orders.detailOf(orderId, openid)
  const closing = { closedOn: '2026-11-24', outcome: 'notRisk', reason: '报销够用' }
  expect(acts).toMatchObject([{ kind: 'reopen', words: '自付四万多，再看一次', closing }])
  expect(reason).toBe('借了三万')
})

test('the inclusion: every step is sent back once', async () => {
  told.push('纳入：启动识别')
  const { items } = dataOf(await county.ask('cadre', openid, 'cases', {}))
  await goTwice('inclusion', items[0]?.caseId ?? '', county.today())
  // Three people signed, and signed again.
  expect(await county.owner.selectFrom('case_authorisation').select('person_id').execute()).toHaveLength(6)
})

test('the help: cancelled, planned again and begun', async () => {
  const { tell } = county
  const plan = { householdId, measure: 'M04', item: '医疗救助', startBy: '2027-03-01', until: null, department: null }
  const first = dataOf(await tell('officer', 'town', 'planMeasure', plan)).measureId
  const cancel = { measureId: first, reason: '先等大病保险的结算' }
  dataOf(await tell('officer', 'town', 'cancelMeasure', cancel, { expectedVersion: 1 }))
  const { measureId } = dataOf(await tell('officer', 'town', 'planMeasure', plan))
  const start = { measureId, startedOn: county.today() }
  dataOf(await tell('officer', 'town', 'startMeasure', start, { expectedVersion: 1 }))
  const planned = '安排帮扶措施：健康帮扶'
  told.push(planned, '取消还没开始的帮扶', planned, `帮扶从 ${county.today()} 开始`)
  const { items } = dataOf(await county.ask('officer', 'town', 'measures', { householdId }))
  const cancelled = { measureId: first, state: 'cancelled', reason: cancel.reason }
  expect(items).toEqual(
    expect.arrayContaining([
      expect.objectContaining(cancelled),
      expect.objectContaining({ measureId, state: 'inForce' }),
    ]),
  )
})

test('the clearance: every step is sent back once', async () => {
  county.setDay('2027-09-20')
  const { caseId } = dataOf(await county.tell('cadre', openid, 'proposeClearance', { householdId }))
  told.push('风险消除：提出名单')
  await goTwice('clearance', caseId, county.today())
})

test('the timeline tells both tries of everything, and the operator finds the chain whole', async () => {
  const lines = await county.timelineOf(NO)
  expect(lines.map((line) => line.slice('2026-11-23 '.length))).toEqual(told)
  expect(await county.wudeng('verify')).toMatchObject({ ok: true })
})

/** Takes a case to its end; each step before the announcement is sent back once, with a reason, and done again. */
async function goTwice(kind: CaseKind, caseId: string, from: string): Promise<void> {
  const { cases } = county
  const steps = PATHS[kind].slice(1, -1)
  let day = from
  for (const [index, state] of steps.entries()) {
    const before = PATHS[kind][index] ?? 'opened'
    day = await cases.walkTo(caseId, state, day)
    expect(codeOf(await cases.sendBack(caseId, before, { reason: ' ' }))).toBe('case.reasonMissing')
    const by = index % 2 === 0 ? 'town' : 'county'
    expect(dataOf(await cases.sendBack(caseId, before, { reason: REASON, openid: by }))).toMatchObject({
      state: before,
    })
    const done = tellStep(kind, state)
    told.push(done, `${CASE_KIND_WORDS[kind]}：退回到“${CASE_STATE_WORDS[before]}”`, done)
  }
  await cases.walkTo(caseId, 'announced', day)
  told.push(tellStep(kind, 'announced'))
  await expectBothTries(caseId)
}

/** The paper of each first try is void and still there; the reasons are there as well. */
async function expectBothTries(caseId: string): Promise<void> {
  const { steps, card } = await county.cases.detailOf(caseId)
  const sendings = steps.filter(({ action }) => action === 'sendBackCase')
  expect(sendings).toHaveLength(PATHS[card.kind].length - 2)
  for (const { paper } of sendings) expect(paper.rows).toContainEqual(['理由', REASON])
  const acts = new Set(steps.map(({ action }) => action))
  for (const act of acts) {
    if (act === 'sendBackCase' || act === 'announceCase') continue
    const tries = steps.filter(({ action }) => action === act)
    expect([act, tries.map(({ isVoid }) => isVoid)]).toEqual([act, [true, false]])
    const [first, second] = tries.map(({ paper }) => paper)
    expect(first?.title).toBe(second?.title)
    expect(first?.rows.length).toBe(second?.rows.length)
  }
}

function tellStep(kind: CaseKind, state: keyof typeof CASE_STATE_WORDS): string {
  return `${CASE_KIND_WORDS[kind]}：${STEP_WORDS[state] ?? ''}`
}
