import { randomUUID } from 'node:crypto'
import type { Payload } from '../../../src/contract/operations'
import { codeOf, dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import { BAIYANG, COUNTY, openOffice, type Household, type Office } from '../../support/open-office'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())
beforeEach(() => office.setDay(MONDAY))

async function reported(openid = 'sender', forWhom: 'own' | 'other' = 'own') {
  const household = await office.addHousehold(BAIYANG)
  const said = { code: household.code, kind: 'illness', forWhom } as const
  const { reportNo } = dataOf(await office.tell('villager', openid, 'submitReport', said))
  return { household, reportNo, orderId: await openOrderOf(household) }
}

async function openOrderOf({ householdNo }: Household): Promise<string> {
  const { items } = dataOf(await office.ask('officer', 'county', 'orders', { area: BAIYANG }))
  return items.find((item) => item.householdNo === householdNo && item.state !== 'closed')?.orderId ?? ''
}

async function answered(openid = 'sender', forWhom: 'own' | 'other' = 'own') {
  const made = await reported(openid, forWhom)
  const { orderId } = made
  dataOf(await office.tell('cadre', 'baiyang', 'acceptOrder', { orderId }, { expectedVersion: 1 }))
  await visitAndClose(orderId, 2)
  return made
}

async function visitAndClose(orderId: string, version: number) {
  const visit = { orderId, visitedOn: MONDAY, met: 'head', note: '' } as const
  dataOf(await office.tell('cadre', 'baiyang', 'recordVisit', visit, { expectedVersion: version }))
  const closing: Payload<'closeOrder'> = { orderId, outcome: 'notRisk', reason: '收入够用', findings: [] }
  dataOf(await office.tell('cadre', 'baiyang', 'closeOrder', closing, { expectedVersion: version + 1 }))
}

const object = (reportNo: string, { openid = 'sender', words = '没人来过我家', commandId = randomUUID() } = {}) =>
  office.tell('villager', openid, 'objectToResult', { county: COUNTY, reportNo, words }, { commandId })

const statusOf = async (reportNo: string, openid = 'sender') =>
  dataOf(await office.ask('villager', openid, 'reportStatus', { county: COUNTY, reportNo }))

async function waiting(orderId: string, openid = 'town') {
  const { items } = dataOf(await office.ask('officer', openid, 'resultObjections', {}))
  return items.find((item) => item.orderId === orderId)
}

const answer = (objectionId: string, { openid = 'town', reason = '复核过，结果不变', commandId = randomUUID() } = {}) =>
  office.tell('officer', openid, 'answerResultObjection', { objectionId, reason }, { commandId })

const reopen = (orderId: string, expectedVersion: number) =>
  office.tell('officer', 'town', 'reopenOrder', { orderId, reason: '请再去一次' }, { expectedVersion })

describe('an objection is refused', () => {
  test('before there is a result', async () => {
    const { reportNo } = await reported()
    expect(await statusOf(reportNo)).toMatchObject({ mayObject: false, reason: null })
    expect(codeOf(await object(reportNo))).toBe('objection.notClosed')
  })

  test('from anybody but who reported, and for a neighbour', async () => {
    const { reportNo } = await answered()
    expect(codeOf(await object(reportNo, { openid: 'another' }))).toBe('report.unknown')
    const neighbour = await answered('sender', 'other')
    expect(await statusOf(neighbour.reportNo)).toMatchObject({ mayObject: false, reason: null, outcome: null })
    expect(codeOf(await object(neighbour.reportNo))).toBe('objection.notOwn')
  })

  test('without words, and a second time', async () => {
    const { reportNo } = await answered()
    expect(codeOf(await object(reportNo, { words: ' ' }))).toBe('objection.wordsMissing')
    dataOf(await object(reportNo))
    expect(codeOf(await object(reportNo))).toBe('objection.already')
  })
})

describe('an answer is refused', () => {
  test.each([
    ['by the village', { openid: 'baiyang' }, 'permission.role'],
    ['by the county', { openid: 'county' }, 'permission.role'],
    ['by another township', { openid: 'othertown' }, 'objection.unknown'],
    ['without a reason', { reason: '' }, 'objection.wordsMissing'],
  ])('%s', async (_, slip, code) => {
    const { reportNo, orderId } = await answered()
    dataOf(await object(reportNo))
    const { objectionId } = (await waiting(orderId)) ?? { objectionId: '' }
    expect(codeOf(await answer(objectionId, slip))).toBe(code)
    expect(await waiting(orderId)).toBeDefined()
  })
})

describe('an objection', () => {
  test('has a clock, and the township sees what it is about', async () => {
    const { reportNo, orderId, household } = await answered()
    expect(await statusOf(reportNo)).toMatchObject({ mayObject: true, reason: '收入够用', objection: null })
    expect(dataOf(await object(reportNo))).toEqual({ dueOn: '2026-11-30' })
    expect(await statusOf(reportNo)).toMatchObject({
      mayObject: false,
      objection: { state: 'open', objectedOn: MONDAY, dueOn: '2026-11-30', answer: null },
    })
    const { householdNo } = household
    const seen = { words: '没人来过我家', late: false, outcome: 'notRisk', reason: '收入够用', version: 4, householdNo }
    expect(await waiting(orderId)).toMatchObject(seen)
    expect(await waiting(orderId, 'county')).toMatchObject(seen)
    expect(await waiting(orderId, 'othertown')).toBeUndefined()
    office.setDay('2026-12-01')
    expect(await waiting(orderId)).toMatchObject({ late: true })
  })

  test('is answered with a reason that the villager reads, once', async () => {
    const { reportNo, orderId } = await answered()
    dataOf(await object(reportNo))
    const { objectionId = '' } = (await waiting(orderId)) ?? {}
    const both = await Promise.all([answer(objectionId), answer(objectionId)])
    expect(both.map(codeOf).sort()).toEqual(['objection.answered', 'ok'])
    expect(await statusOf(reportNo)).toMatchObject({
      state: 'closed',
      objection: { state: 'dismissed', answer: '复核过，结果不变', answeredOn: MONDAY },
    })
    expect(await waiting(orderId)).toBeUndefined()
  })

  test('is answered by reopening the order, and the next result can be objected to again', async () => {
    const { reportNo, orderId } = await answered()
    dataOf(await object(reportNo))
    const { objectionId = '' } = (await waiting(orderId)) ?? {}
    dataOf(await reopen(orderId, 4))
    expect(await statusOf(reportNo)).toMatchObject({
      ...{ state: 'accepted', outcome: null, reason: null, mayObject: false },
      objection: { state: 'upheld', answer: '请再去一次' },
    })
    expect(codeOf(await answer(objectionId))).toBe('objection.answered')
    await visitAndClose(orderId, 5)
    expect(await statusOf(reportNo)).toMatchObject({ mayObject: true })
    dataOf(await object(reportNo))
  })

  test('sent twice is one', async () => {
    const { reportNo } = await answered()
    const commandId = randomUUID()
    const answers = await Promise.all([object(reportNo, { commandId }), object(reportNo, { commandId })])
    expect(answers.map((one) => dataOf(one).dueOn)).toEqual(['2026-11-30', '2026-11-30'])
  })

  test('that races the reopening is answered by it or refused, never left over', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { reportNo, orderId } = await answered()
      const acts = [() => object(reportNo), () => reopen(orderId, 4)]
      const answers = await Promise.all((round % 2 === 0 ? acts : acts.reverse()).map((act) => act()))
      const [objecting, reopening] = round % 2 === 0 ? answers : answers.reverse()
      if (objecting === undefined || reopening === undefined) throw new Error('two acts')
      expect(codeOf(reopening)).toBe('ok')
      expect(['ok', 'objection.notClosed']).toContain(codeOf(objecting))
      const { objection } = await statusOf(reportNo)
      expect(objection?.state).toBe(objecting.ok ? 'upheld' : undefined)
      expect(await waiting(orderId)).toBeUndefined()
    }
  })

  test('is kept sealed, question and answer', async () => {
    const { reportNo, orderId } = await answered()
    dataOf(await object(reportNo, { words: '他们把我家算错了' }))
    const { objectionId = '' } = (await waiting(orderId)) ?? {}
    dataOf(await answer(objectionId, { reason: '核对过存折' }))
    const kept = await office.inCounty(COUNTY, async (tx) => [
      await tx.selectFrom('result_objection').selectAll().where('county_code', '=', COUNTY).execute(),
      await tx.selectFrom('event').selectAll().where('county_code', '=', COUNTY).execute(),
    ])
    for (const canary of ['算错了', '存折']) expect(JSON.stringify(kept)).not.toContain(canary)
  })
})
