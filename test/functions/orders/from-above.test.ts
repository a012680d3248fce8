import { randomUUID } from 'node:crypto'
import type { Outcome } from '../../../src/domain/order/order'
import { verifyTally } from '../../../cloudfunctions/server/orders/order-tally'
import { orderSteps } from '../../support/order-steps'
import { codeOf, dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import {
  BAIYANG,
  COUNTY,
  EDUCATION,
  evaluationOf,
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

const FRIDAY = '2026-11-27'

interface Made {
  readonly household: Household
  readonly orderId: string
}

async function acceptedOrder(hits = [MEDICAL]): Promise<Made> {
  const household = await office.addHousehold(BAIYANG)
  const { orderId } = (await office.score(household, evaluationOf(hits))).order
  dataOf(await orders.accept(orderId))
  return { household, orderId }
}

async function closedOrder(outcome: Outcome = 'notRisk'): Promise<Made> {
  const made = await acceptedOrder()
  dataOf(await orders.visit(made.orderId))
  dataOf(await orders.close(made.orderId, outcome))
  return made
}

async function staffIdOf(orderId: string, name: string): Promise<string> {
  const { items } = dataOf(await office.ask('officer', 'town', 'colleagues', { orderId }))
  const found = items.find((one) => one.name === name)
  if (found === undefined) throw new Error(`${name} is no colleague`)
  return found.staffId
}

describe('handing over', () => {
  const handOver = (
    orderId: string,
    to: string,
    { openid = 'baiyang', reason = '住院了', expectedVersion = 2, commandId = randomUUID() } = {},
  ) =>
    office.tell(
      openid === 'town' || openid === 'county' ? 'officer' : 'cadre',
      openid,
      'handOverOrder',
      { orderId, to, reason },
      { expectedVersion, commandId },
    )

  test.each([
    ['by who does not have it', { openid: 'baiyang2' }, 'order.notAssignee'],
    ['by the village next door', { openid: 'qingshan' }, 'permission.area'],
    ['by the county', { openid: 'county' }, 'permission.role'],
    ['without a reason', { reason: ' ' }, 'order.actReasonMissing'],
    ['from an old view', { expectedVersion: 1 }, 'order.stale'],
  ])('%s is refused', async (_, slip, code) => {
    const { orderId } = await acceptedOrder()
    const to = await staffIdOf(orderId, '干部baiyang2')
    expect(codeOf(await handOver(orderId, to, slip))).toBe(code)
    expect(await orders.detailOf(orderId)).toMatchObject({
      assigneeName: '干部baiyang',
      acts: [],
      card: { version: 2 },
    })
  })

  test('to nobody who could have accepted it is refused', async () => {
    const { orderId } = await acceptedOrder()
    expect(codeOf(await handOver(orderId, randomUUID()))).toBe('order.outOfReach')
    const { items } = dataOf(await office.ask('cadre', 'baiyang', 'colleagues', { orderId }))
    expect(items.map(({ name, roleWords }) => [name, roleWords])).toEqual([['干部baiyang2', ['网格员']]])
    for (const openid of ['qingshan', 'othertown'])
      expect(codeOf(await office.ask('cadre', openid, 'colleagues', { orderId }))).toBe('permission.area')
  })

  test('gives the order to the other alone, with its clock, and the history knows who did what', async () => {
    const { orderId } = await acceptedOrder()
    const { card } = await orders.detailOf(orderId)
    const to = await staffIdOf(orderId, '干部baiyang2')
    expect(dataOf(await handOver(orderId, to))).toMatchObject({ state: 'accepted', version: 3, dueOn: card.dueOn })
    expect(codeOf(await orders.visit(orderId, { expectedVersion: 3 }))).toBe('order.notAssignee')
    dataOf(await orders.visit(orderId, { openid: 'baiyang2', expectedVersion: 3 }))
    const { acts, history, assigneeName } = await orders.detailOf(orderId)
    expect(assigneeName).toBe('干部baiyang2')
    expect(acts).toEqual([{ kind: 'handOver', on: MONDAY, by: '干部baiyang', words: '住院了', closing: null }])
    expect(history.slice(1).map(({ what, who }) => [what, who])).toEqual([
      ['接单', '干部baiyang'],
      ['转交给干部baiyang2', '干部baiyang'],
      [`${MONDAY} 入户核实：见到户主`, '干部baiyang2'],
    ])
  })

  test('sent twice is done once, and of two at once one is', async () => {
    const { orderId } = await acceptedOrder()
    const to = await staffIdOf(orderId, '干部baiyang2')
    const commandId = randomUUID()
    const twice = await Promise.all([handOver(orderId, to, { commandId }), handOver(orderId, to, { commandId })])
    expect(twice.map((answer) => dataOf(answer).version)).toEqual([3, 3])
    const back = await staffIdOf(orderId, '干部baiyang')
    const both = await Promise.all([
      handOver(orderId, back, { openid: 'town', expectedVersion: 3 }),
      handOver(orderId, back, { openid: 'baiyang2', expectedVersion: 3 }),
    ])
    expect(both.map(codeOf).sort()).toEqual(['ok', 'order.stale'])
    expect((await orders.detailOf(orderId)).acts).toHaveLength(2)
  })

  test('keeps the reason sealed, and tells no event of it', async () => {
    const { orderId, household } = await acceptedOrder()
    dataOf(await handOver(orderId, await staffIdOf(orderId, '干部baiyang2'), { reason: '家里老人病重' }))
    const kept = await office.inCounty(COUNTY, async (tx) => [
      await tx.selectFrom('order_act').selectAll().where('county_code', '=', COUNTY).execute(),
      await office.eventsOf(household),
    ])
    expect(JSON.stringify(kept)).not.toContain('老人病重')
  })
})

describe('reopening', () => {
  const reopen = (
    orderId: string,
    { openid = 'town', reason = '再看一次', expectedVersion = 4, commandId = randomUUID() } = {},
  ) => office.tell('officer', openid, 'reopenOrder', { orderId, reason }, { expectedVersion, commandId })

  test.each([
    ['by a cadre', { openid: 'baiyang' }, 'permission.role'],
    ['by the county', { openid: 'county' }, 'permission.role'],
    ['by another township', { openid: 'othertown' }, 'permission.area'],
    ['without a reason', { reason: '' }, 'order.actReasonMissing'],
    ['from an old view', { expectedVersion: 3 }, 'order.stale'],
  ])('%s is refused', async (_, slip, code) => {
    const { orderId } = await closedOrder()
    expect(codeOf(await reopen(orderId, slip))).toBe(code)
    expect(await orders.detailOf(orderId)).toMatchObject({ acts: [], card: { state: 'closed', outcome: 'notRisk' } })
  })

  test('of a household in a case, or beside another open order, is refused', async () => {
    expect(codeOf(await reopen((await closedOrder('identify')).orderId))).toBe('order.inCase')
    const { orderId, household } = await closedOrder()
    await office.score(household, evaluationOf([EDUCATION]))
    expect(codeOf(await reopen(orderId))).toBe('order.anotherOpen')
  })

  test('sends it back with a new clock, and keeps what was found', async () => {
    const { orderId, household } = await closedOrder()
    office.setDay(FRIDAY)
    const before = await closedHere()
    expect(dataOf(await reopen(orderId))).toEqual({ orderId, state: 'accepted', version: 5, dueOn: '2026-12-01' })
    expect(await closedHere()).toBe(before - 1)
    expect((await office.inCounty(COUNTY, (tx) => verifyTally(tx, COUNTY))).differences).toEqual([])
    const detail = await orders.detailOf(orderId)
    expect(detail).toMatchObject({ assigneeName: '干部baiyang', visit: null, reason: null, findings: [] })
    expect(detail.acts).toEqual([
      {
        ...{ kind: 'reopen', on: FRIDAY, by: '干部town', words: '再看一次' },
        closing: {
          ...{ closedOn: MONDAY, outcome: 'notRisk', reason: '看过' },
          visit: { visitedOn: MONDAY, met: 'head', note: '看了发票' },
        },
      },
    ])
    expect(detail.history.at(-1)).toEqual({ on: FRIDAY, what: '重新核实', who: '干部town' })
    expect(await findingsOf(orderId)).toEqual([0, 0])
    expect((await office.whatOpens(household, FRIDAY)).keys).toEqual(['J1', 'J2'])
    expect(codeOf(await orders.visit(orderId, { expectedVersion: 5 }))).toBe('order.visitTooEarly')
    dataOf(await orders.visit(orderId, { expectedVersion: 5, visitedOn: FRIDAY }))
    dataOf(await orders.close(orderId, 'helped', { expectedVersion: 6 }))
    expect(await closedHere()).toBe(before)
    expect(await findingsOf(orderId)).toEqual([0, 0, 1, 1])
    expect((await office.whatOpens(household, FRIDAY)).keys).toEqual([])
  })

  test('lets a disputed record count again, and the night looks', async () => {
    const { orderId, household } = await acceptedOrder()
    await office.addBill(household, 'J1')
    dataOf(await orders.visit(orderId))
    dataOf(await orders.close(orderId, 'dataError'))
    expect(await office.billsOf(household)).toMatchObject([{ disputed_content: 'c1' }])
    await office.inCounty(COUNTY, (tx) =>
      tx
        .updateTable('household_score')
        .set({ dirty: false })
        .where('county_code', '=', COUNTY)
        .where('household_id', '=', household.householdId)
        .execute(),
    )
    dataOf(await reopen(orderId))
    expect(await office.billsOf(household)).toMatchObject([{ disputed_content: null }])
    const score = await office.inCounty(COUNTY, (tx) =>
      tx
        .selectFrom('household_score')
        .select('dirty')
        .where('county_code', '=', COUNTY)
        .where('household_id', '=', household.householdId)
        .executeTakeFirstOrThrow(),
    )
    expect(score.dirty).toBe(true)
  })

  test('sent twice is done once', async () => {
    const { orderId } = await closedOrder()
    const commandId = randomUUID()
    const answers = await Promise.all([reopen(orderId, { commandId }), reopen(orderId, { commandId })])
    expect(answers.map((answer) => dataOf(answer).version)).toEqual([5, 5])
    expect((await orders.detailOf(orderId)).acts).toHaveLength(1)
  })

  test('races a new report: one order is open afterwards, and the report is in it', async () => {
    const endings = new Set<string>()
    for (let round = 0; round < 16; round += 1) {
      const { orderId, household } = await closedOrder()
      const report = () =>
        office.tell('villager', 'sender', 'submitReport', { code: household.code, kind: 'job', forWhom: 'own' })
      const acts = [() => reopen(orderId), report]
      const answers = await Promise.all((round % 2 === 0 ? acts : acts.reverse()).map((act) => act()))
      const [reopening, reporting] = round % 2 === 0 ? answers : answers.reverse()
      if (reopening === undefined || reporting === undefined) throw new Error('two acts')
      expect(codeOf(reporting)).toBe('ok')
      expect(['ok', 'order.anotherOpen']).toContain(codeOf(reopening))
      const { items } = dataOf(await office.ask('officer', 'county', 'orders', { area: BAIYANG }))
      const open = items.filter((item) => item.householdNo === household.householdNo && item.state !== 'closed')
      expect(open).toHaveLength(1)
      expect(open[0]?.orderId === orderId).toBe(reopening.ok)
      expect((await orders.detailOf(open[0]?.orderId ?? '')).reports).toHaveLength(1)
      endings.add(codeOf(reopening))
    }
    expect(endings.size).toBeGreaterThan(0)
  })

  const closedHere = async () =>
    dataOf(await office.ask('officer', 'county', 'progress', { area: BAIYANG })).totals.closed

  async function findingsOf(orderId: string) {
    const rows = await office.inCounty(COUNTY, (tx) =>
      tx
        .selectFrom('finding')
        .select('closing')
        .where('county_code', '=', COUNTY)
        .where('order_id', '=', orderId)
        .orderBy('closing')
        .execute(),
    )
    return rows.map(({ closing }) => closing)
  }
})

describe('urging', () => {
  const urge = (orderId: string, { openid = 'town', expectedVersion = 2, commandId = randomUUID() } = {}) =>
    office.tell('officer', openid, 'urgeOrder', { orderId }, { expectedVersion, commandId })

  test.each([
    ['by a cadre', { openid: 'baiyang' }, 'permission.role'],
    ['by another township', { openid: 'othertown' }, 'permission.area'],
    ['from an old view', { expectedVersion: 1 }, 'order.stale'],
  ])('%s is refused', async (_, slip, code) => {
    const { orderId } = await acceptedOrder()
    expect(codeOf(await urge(orderId, slip))).toBe(code)
    expect((await orders.detailOf(orderId)).card.urges).toBe(0)
  })

  test('a closed order is refused', async () => {
    expect(codeOf(await urge((await closedOrder()).orderId, { expectedVersion: 4 }))).toBe('order.wrongState')
  })

  test('is counted once a day and shown, and what the cadre works on does not become stale', async () => {
    const { orderId } = await acceptedOrder()
    expect(dataOf(await urge(orderId))).toMatchObject({ state: 'accepted', version: 2 })
    expect(codeOf(await urge(orderId, { openid: 'county' }))).toBe('order.urgedToday')
    office.setDay('2026-11-24')
    const both = await Promise.all([urge(orderId), urge(orderId, { openid: 'county' })])
    expect(both.map(codeOf).sort()).toEqual(['ok', 'order.urgedToday'])
    const { card, acts, history } = await orders.detailOf(orderId)
    expect(card).toMatchObject({ urges: 2, version: 2 })
    expect(acts.map(({ kind, on }) => [kind, on])).toEqual([
      ['urge', MONDAY],
      ['urge', '2026-11-24'],
    ])
    expect(history.at(-2)).toEqual({ on: MONDAY, what: '督办', who: '干部town' })
    const { items } = dataOf(await office.ask('cadre', 'baiyang', 'inbox', {}))
    expect(items.find((item) => item.orderId === orderId)).toMatchObject({ urges: 2 })
    expect(await orders.visit(orderId, { expectedVersion: 1 })).toMatchObject({
      fault: { code: 'order.stale', details: { who: '干部baiyang' } },
    })
    dataOf(await orders.visit(orderId))
  })
})

test('a card says how far its clock has run', async () => {
  const { orderId } = await acceptedOrder()
  const clockOn = async (day: string) => {
    office.setDay(day)
    return (await orders.detailOf(orderId)).card.clock
  }
  expect(await clockOn('2026-11-24')).toBe('onTime')
  expect(await clockOn('2026-11-25')).toBe('soon')
  expect(await clockOn('2026-11-26')).toBe('late')
  expect(await clockOn('2026-11-27')).toBe('twiceLate')
})
