import { randomUUID } from 'node:crypto'
import { OUTCOMES } from '../../../src/domain/order/order'
import { orderSteps } from '../../support/order-steps'
import { codeOf, dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import {
  BAIYANG,
  COUNTY,
  EDUCATION,
  evaluationOf,
  evidence,
  LIUJIA,
  MEDICAL,
  openOffice,
  type Household,
  type Office,
} from '../../support/open-office'

let office: Office
let orders: ReturnType<typeof orderSteps>

beforeAll(async () => {
  office = await openOffice()
  orders = orderSteps(office)
})
afterAll(() => office.close())
beforeEach(() => office.setDay(MONDAY))

async function newOrder(village = BAIYANG, hits = [MEDICAL]) {
  const household = await office.addHousehold(village)
  const { order } = await office.score(household, evaluationOf(hits))
  return { household, orderId: order.orderId }
}

/** Found at a visit, all for one rule. */
const foundOf = (keys: readonly string[]) => keys.map((key) => ({ rule: 'R06', key }))

async function visitedOrder(hits = [MEDICAL]) {
  const made = await newOrder(BAIYANG, hits)
  dataOf(await orders.accept(made.orderId))
  dataOf(await orders.visit(made.orderId))
  return made
}

test('a clock that reaches into a year whose working days are not published says so', async () => {
  const notesOf = async (orderId: string) => (await orders.detailOf(orderId)).calendarNotes
  office.setDay('2026-12-30')
  const { orderId } = await newOrder()
  expect(await notesOf(orderId)).toEqual([])
  dataOf(await orders.accept(orderId))
  expect(await notesOf(orderId)).toEqual([expect.stringContaining('2027 年')])
})

describe('refused, and nothing is changed', () => {
  test.each([
    ['a villager', 'nobody', 'permission.role'],
    ['a county officer', 'county', 'permission.role'],
    ['a cadre of another village', 'qingshan', 'permission.area'],
    ['a cadre of another county', 'far', 'order.unknown'],
    ['a township officer while the village has somebody', 'town', 'permission.role'],
  ])('%s takes it', async (_, openid, code) => {
    const { household, orderId } = await newOrder()
    expect(codeOf(await orders.accept(orderId, { openid }))).toBe(code)
    expect(await office.eventsOf(household)).toHaveLength(1)
    const detail = await orders.detailOf(orderId)
    expect(detail.card).toMatchObject({ state: 'issued', version: 1 })
  })

  test('an order that does not exist', async () => {
    expect(codeOf(await orders.accept(randomUUID()))).toBe('order.unknown')
  })

  test('a change without the version that the person saw', async () => {
    const { orderId } = await newOrder()
    expect(await office.tell('cadre', 'baiyang', 'acceptOrder', { orderId })).toMatchObject({
      fault: { code: 'request.invalid', details: { field: 'expectedVersion' } },
    })
  })

  test('an old version, with who changed it and how it stands', async () => {
    const { household, orderId } = await newOrder()
    dataOf(await orders.accept(orderId, { openid: 'baiyang2' }))
    expect(await orders.accept(orderId)).toMatchObject({
      fault: { code: 'order.stale', kind: 'conflict', details: { who: '干部baiyang2', state: '已接单', version: 2 } },
    })
    await office.score(household, evaluationOf([MEDICAL, EDUCATION]))
    expect(await orders.visit(orderId, { openid: 'baiyang2', expectedVersion: 2 })).toMatchObject({
      fault: { code: 'order.stale', details: { who: '系统', version: 3 } },
    })
    dataOf(
      await office.tell('villager', 'neighbour', 'submitReport', {
        code: household.code,
        kind: 'house',
        forWhom: 'other',
      }),
    )
    expect(await orders.visit(orderId, { openid: 'baiyang2', expectedVersion: 3 })).toMatchObject({
      fault: { code: 'order.stale', details: { who: '群众', version: 4 } },
    })
  })

  test('the wrong state, the wrong person, the wrong day', async () => {
    const { orderId } = await newOrder()
    expect(codeOf(await orders.visit(orderId, { expectedVersion: 1 }))).toBe('order.wrongState')
    expect(codeOf(await orders.close(orderId, 'notRisk', { expectedVersion: 1 }))).toBe('order.wrongState')
    dataOf(await orders.accept(orderId))
    expect(codeOf(await orders.visit(orderId, { openid: 'baiyang2', expectedVersion: 2 }))).toBe('order.notAssignee')
    const on = (visitedOn: string) => orders.visit(orderId, { visitedOn })
    expect(codeOf(await on('2026-11-24'))).toBe('order.visitInFuture')
    expect(codeOf(await on('2026-11-22'))).toBe('order.visitTooEarly')
    expect(codeOf(await on('2026-13-40'))).toBe('day.invalid')
  })

  test('a closing that does not fit its evidence leaves no finding', async () => {
    const { orderId } = await visitedOrder()
    expect(codeOf(await orders.close(orderId, 'notRisk', { found: foundOf(['medical/J1']) }))).toBe(
      'order.findingMissing',
    )
    expect(codeOf(await orders.close(orderId, 'notRisk', { found: foundOf(['medical/J1', 'medical/J9']) }))).toBe(
      'order.findingUnknown',
    )
    const detail = await orders.detailOf(orderId)
    expect(detail).toMatchObject({ findings: [], reason: null, card: { state: 'visited', version: 3 } })
  })

  test('unknown fields', async () => {
    const { orderId } = await newOrder()
    const event = {
      command: 'acceptOrder',
      commandId: randomUUID(),
      expectedVersion: 1,
      payload: { orderId, force: true },
    }
    expect(codeOf(await office.send('cadre', 'baiyang', event))).toBe('request.unknownField')
  })
})

describe('a command that is sent again', () => {
  test('gets the first answer and does nothing', async () => {
    const { household, orderId } = await newOrder()
    const sent = { expectedVersion: 1, commandId: randomUUID() }
    const first = await office.tell('cadre', 'baiyang', 'acceptOrder', { orderId }, sent)
    expect(first).toEqual({ ok: true, data: { orderId, state: 'accepted', version: 2, dueOn: '2026-11-25' } })
    expect(await office.tell('cadre', 'baiyang', 'acceptOrder', { orderId }, sent)).toEqual(first)
    expect((await office.eventsOf(household)).map(({ type }) => type)).toEqual(['order.issued', 'order.accepted'])
  })

  test('with another content is refused', async () => {
    const [one, other] = [await newOrder(), await newOrder()]
    const sent = { expectedVersion: 1, commandId: randomUUID() }
    dataOf(await office.tell('cadre', 'baiyang', 'acceptOrder', { orderId: one.orderId }, sent))
    expect(codeOf(await office.tell('cadre', 'baiyang', 'acceptOrder', { orderId: other.orderId }, sent))).toBe(
      'command.idReused',
    )
  })
})

test('two cadres accept at once: one has it, the other learns who', async () => {
  for (const _ of [1, 2, 3, 4, 5]) {
    const { household, orderId } = await newOrder()
    const answers = await Promise.all([
      orders.accept(orderId, { openid: 'baiyang' }),
      orders.accept(orderId, { openid: 'baiyang2' }),
    ])
    expect(answers.map(codeOf).sort()).toEqual(['ok', 'order.stale'])
    const { assigneeName } = await orders.detailOf(orderId)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ fault: { details: { who: assigneeName } } })
    expect(await office.eventsOf(household)).toHaveLength(2)
  }
})

test('two closings at once: one is kept', async () => {
  const { household, orderId } = await visitedOrder()
  const answers = await Promise.all([orders.close(orderId, 'notRisk'), orders.close(orderId, 'helped')])
  expect(answers.map(codeOf).sort()).toEqual(['ok', 'order.stale'])
  expect((await office.eventsOf(household)).filter(({ type }) => type === 'order.closed')).toHaveLength(1)
})

test('a township officer works on the orders of a village that has nobody', async () => {
  const { household, orderId } = await newOrder(LIUJIA)
  expect(codeOf(await orders.accept(orderId, { openid: 'town' }))).toBe('permission.area')
  expect(dataOf(await orders.accept(orderId, { openid: 'othertown' }))).toMatchObject({ state: 'accepted' })
  expect((await office.eventsOf(household)).map(({ type }) => type)).toEqual(['order.issued', 'order.accepted'])
})

describe.each(OUTCOMES)('closed as %s', (outcome) => {
  test('keeps findings and reason, one event, and the evidence silent', async () => {
    const { household, orderId } = await visitedOrder()
    expect(dataOf(await orders.close(orderId, outcome))).toMatchObject({ state: 'closed', version: 4 })
    const detail = dataOf(await office.ask('officer', 'county', 'order', { orderId }))
    expect(detail).toMatchObject({ reason: '看过', card: { state: 'closed', outcome, late: false }, may: [] })
    expect(detail.findings).toEqual(['medical/J1', 'medical/J2'].map((key) => ({ rule: 'R06', key, finding: outcome })))
    const [last, next] = (await office.eventsOf(household)).slice(3)
    expect(last).toMatchObject({ type: 'order.closed', payload: { outcome, version: 4 } })
    expect(next?.type).toBe({ identify: 'case.opened', dataError: 'correction.opened' }[String(outcome)])
    expect(await office.whatOpens(household)).toEqual({ inCase: outcome === 'identify', keys: [] })
    const changed = { ...MEDICAL, evidence: [evidence('medical', 'J1', 'c2'), evidence('medical', 'J2')] }
    expect((await office.whatOpens(household, MONDAY, [changed, EDUCATION])).keys).toEqual(['J1', 'E1'])
  })

  test('opens again when its time is over', async () => {
    const { household, orderId } = await visitedOrder()
    dataOf(await orders.close(orderId, outcome))
    const after10WorkingDays = (await office.whatOpens(household, '2026-12-08')).keys
    const after180Days = (await office.whatOpens(household, '2027-05-23')).keys
    const both = ['J1', 'J2']
    expect(after10WorkingDays).toEqual(outcome === 'unreachable' ? both : [])
    expect(after180Days).toEqual(outcome === 'dataError' || outcome === 'identify' ? [] : both)
  })
})

describe('a data error', () => {
  const register = { ...MEDICAL, evidence: [evidence('medical', 'J1'), evidence('households', 'h:housingArea', 'v1')] }

  async function stateOf(household: Household) {
    const records = await office.billsOf(household)
    return office.inCounty(COUNTY, async (tx) => ({
      records,
      ...(await tx
        .selectFrom('household')
        .innerJoin('household_score', 'household_score.household_id', 'household.household_id')
        .select(['disputed', 'dirty'])
        .where('household.county_code', '=', COUNTY)
        .where('household.household_id', '=', household.householdId)
        .executeTakeFirstOrThrow()),
    }))
  }

  test('disputes the record and the register value as they read, and the next score sees it', async () => {
    const { household, orderId } = await visitedOrder([register])
    await office.addBill(household, `J1`, 'c1')
    await office.addBill(household, `other-${household.householdNo}`, 'c1')
    dataOf(await orders.close(orderId, 'dataError', { found: foundOf(['medical/J1', 'households/h:housingArea']) }))
    expect(await stateOf(household)).toEqual({
      records: [
        { record_key: 'J1', disputed_content: 'c1' },
        { record_key: `other-${household.householdNo}`, disputed_content: null },
      ],
      disputed: { 'h:housingArea': 'v1' },
      dirty: true,
    })
  })

  test('does not dispute a record that was corrected meanwhile, nor one of another household', async () => {
    const { household, orderId } = await visitedOrder([
      { ...MEDICAL, evidence: [evidence('medical', 'K1'), evidence('medical', 'K2')] },
    ])
    const other = await office.addHousehold(BAIYANG)
    await office.addBill(household, 'K1', 'c2')
    await office.addBill(other, 'K2', 'c1')
    dataOf(await orders.close(orderId, 'dataError', { found: foundOf(['medical/K1', 'medical/K2']) }))
    expect((await stateOf(household)).records).toEqual([{ record_key: 'K1', disputed_content: null }])
    expect(await stateOf(other)).toMatchObject({
      records: [{ record_key: 'K2', disputed_content: null }],
      dirty: false,
    })
  })

  test('is the only finding that makes the household dirty', async () => {
    const { household, orderId } = await visitedOrder()
    dataOf(await orders.close(orderId, 'notRisk'))
    expect((await stateOf(household)).dirty).toBe(false)
  })
})

describe('one open order a household', () => {
  test('however many ask at once', async () => {
    const household = await office.addHousehold(BAIYANG)
    const hits = ['1', '2', '3', '4', '5', '6'].map((key) => ({ ...MEDICAL, evidence: [evidence('medical', key)] }))
    const openings = await Promise.all(hits.map((hit) => office.score(household, evaluationOf([hit]))))
    expect(openings.map(({ how }) => how).sort()).toEqual(['joined', 'joined', 'joined', 'joined', 'joined', 'opened'])
    expect(new Set(openings.map(({ order }) => order.orderId)).size).toBe(1)
    const [{ order } = { order: undefined }] = openings
    const detail = dataOf(await office.ask('cadre', 'baiyang', 'order', { orderId: order?.orderId ?? '' }))
    expect(detail.hits[0]?.evidence.map(({ key }) => key).sort()).toEqual(
      hits.map((_, index) => `medical/${index + 1}`),
    )
    expect(detail.card.version).toBe(6)
    expect(await office.eventsOf(household)).toHaveLength(6)
  })

  test('a score that says nothing new leaves it alone', async () => {
    const { household, orderId } = await newOrder()
    expect(await office.score(household, evaluationOf([MEDICAL], 20))).toMatchObject({
      how: 'unchanged',
      order: { orderId, version: 1 },
    })
    expect(await office.eventsOf(household)).toHaveLength(1)
  })

  test('after it is closed the next one is another', async () => {
    const { household, orderId } = await visitedOrder()
    dataOf(await orders.close(orderId, 'notRisk'))
    const next = await office.score(household, evaluationOf([MEDICAL, EDUCATION]))
    expect(next.how).toBe('opened')
    expect(next.order.orderId).not.toBe(orderId)
  })
})
