import { OPERATION_WORDS } from '../../src/domain/access/operation-words'
import { faultSentence } from '../../src/contract/faults'
import type { FunctionAnswer } from '../../src/contract/answer'
import { makeIdNumber } from '../domain/comparison/make-id-number'
import { orderSteps } from '../support/order-steps'
import { dataOf } from '../support/answers'
import { MONDAY } from '../support/open-functions'
import { BAIYANG, COUNTY, evaluationOf, MEDICAL, openOffice, type Office } from '../support/open-office'

// What whoever acts on an old view is told: what they wanted and had seen, what stands, who was faster, and when.
let office: Office
let orders: ReturnType<typeof orderSteps>
beforeAll(async () => {
  office = await openOffice()
  orders = orderSteps(office)
})
afterAll(() => office.close())
beforeEach(() => office.setDay(MONDAY))

function faultOf(answer: FunctionAnswer<unknown>) {
  if (answer.ok) throw new Error('overwritten')
  return answer.fault
}

async function newOrder() {
  const household = await office.addHousehold(BAIYANG)
  const { order } = await office.score(household, evaluationOf([MEDICAL]))
  return { household, orderId: order.orderId }
}

test('of an order: a colleague by name, and the sentence says all of it', async () => {
  const { orderId } = await newOrder()
  dataOf(await orders.accept(orderId))
  office.setDay('2026-11-24')
  const fault = faultOf(await orders.accept(orderId, { openid: 'baiyang2' }))
  expect(fault).toEqual({
    ...{ code: 'order.stale', kind: 'conflict' },
    details: {
      ...{ wanted: '接单', seen: 1, state: '已接单', version: 2 },
      ...{ who: '干部baiyang', when: '11月23日 10:00' },
    },
  })
  expect(faultSentence(fault)).toBe('干部baiyang 11月23日 10:00 改过。现在是已接单。您要办的“接单”还没办。您填的都在。')
})

test('of an order that was urged meanwhile: who changed it, not who was impatient', async () => {
  const { orderId } = await newOrder()
  dataOf(await orders.accept(orderId))
  dataOf(await office.tell('officer', 'town', 'urgeOrder', { orderId }, { expectedVersion: 2 }))
  const fault = faultOf(await orders.visit(orderId, { expectedVersion: 1 }))
  expect(fault.details).toMatchObject({ wanted: '记入户核实', state: '已接单', who: '干部baiyang' })
})

test.each([
  ['whoever reported with their own phone', 'villager', '群众'],
  ['a cadre who reported for the household', 'cadre', '群众'],
] as const)('of an order that %s joined: nobody by name', async (_, name, who) => {
  const { household, orderId } = await newOrder()
  const said = { kind: 'illness', words: '难' } as const
  dataOf(
    name === 'cadre'
      ? await office.tell('cadre', 'baiyang2', 'reportFor', { ...said, householdNo: household.householdNo })
      : await office.tell('villager', 'v', 'submitReport', { ...said, code: household.code, forWhom: 'own' }),
  )
  expect(faultOf(await orders.accept(orderId)).details).toMatchObject({ state: '待接单', version: 2, who })
})

test('of several at once: all but one hear of that one', async () => {
  const { orderId } = await newOrder()
  const both = ['baiyang', 'baiyang2']
  const answers = await Promise.all([...both, ...both, ...both].map((openid) => orders.accept(orderId, { openid })))
  const { assigneeName } = await orders.detailOf(orderId)
  const faults = answers.flatMap((answer) => (answer.ok ? [] : [answer.fault]))
  expect(faults).toHaveLength(5)
  for (const { details } of faults) expect(details).toMatchObject({ who: assigneeName, seen: 1, version: 2 })
})

test('of the register: a file that came, and the versions but no value', async () => {
  const household = await office.addHousehold(BAIYANG)
  const { householdId, householdNo } = household
  const header = '户编号,村代码,户主身份证号,户主姓名,户类型,联系电话'
  const row = [householdNo, BAIYANG, makeIdNumber('1960-01-01', 1), '张大山', '一般农户', '13800001111']
  const content = Buffer.from(`${header}\n${row.join()}\n`).toString('base64')
  dataOf(await office.tell('importer', 'county', 'importFile', { county: COUNTY, feed: 'households', content }))
  const wanted = { householdId, field: 'phone', value: '13800002222', reason: '换了' }
  const correct = (version: number) =>
    office.tell('officer', 'county', 'correctData', wanted, { expectedVersion: version })
  const { version } = dataOf(await office.ask('officer', 'county', 'dataOf', { householdId })).household
  const fault = faultOf(await correct(version - 1))
  expect(fault.details).toEqual({
    ...{ wanted: OPERATION_WORDS.correctData, seen: version - 1, state: `第${version}版`, version },
    ...{ who: '数据文件', when: '11月23日 10:00' },
  })
  dataOf(await correct(version))
  expect(faultOf(await correct(version)).details).toMatchObject({ version: version + 1, who: '干部county' })
})

test('of a correction that goes back with its order: whoever opened that again', async () => {
  const { orderId } = await newOrder()
  dataOf(await orders.accept(orderId))
  dataOf(await orders.visit(orderId))
  dataOf(await orders.close(orderId, 'dataError'))
  const { items } = dataOf(await office.ask('officer', 'county', 'corrections', { county: COUNTY }))
  const [{ correctionId } = { correctionId: '' }] = items
  dataOf(await office.tell('officer', 'town', 'reopenOrder', { orderId, reason: '再看' }, { expectedVersion: 4 }))
  const answered = { correctionId, answer: '已更正' }
  const fault = faultOf(await office.tell('officer', 'county', 'answerCorrection', answered, { expectedVersion: 1 }))
  expect(fault).toMatchObject({ code: 'correction.stale', details: { state: '已撤回', who: '干部town', version: 2 } })
})
