import { sql } from 'kysely'
import type { Answer } from '../../../src/contract/operations'
import type { OrderCard } from '../../../src/contract/views'
import { codeOf, dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import {
  BAIYANG,
  COUNTY,
  EDUCATION,
  evaluationOf,
  evidence,
  FAR,
  LIUJIA,
  MEDICAL,
  openOffice,
  OTHER_COUNTY,
  OTHER_TOWN,
  QINGSHAN,
  TOWN,
  type Household,
  type Office,
} from '../../support/open-office'

let office: Office
const open: Record<string, Household> = {}

/** Six orders: three in 白杨 (opened on three days, the last closed), one in 青山, one in 柳家 (nobody there), one in another county. */
beforeAll(async () => {
  office = await openOffice()
  const add = async (name: string, village: string, day: string, hits = [MEDICAL]) => {
    office.setDay(day)
    const household = await office.addHousehold(village, name)
    open[name] = household
    return (await office.score(household, evaluationOf(hits))).order.orderId
  }
  await add('late', BAIYANG, '2026-11-16')
  await add('today', BAIYANG, '2026-11-20', [EDUCATION, MEDICAL])
  const done = await add('done', BAIYANG, MONDAY)
  await add('qingshan', QINGSHAN, MONDAY)
  await add('liujia', LIUJIA, MONDAY)
  await add('far', FAR, MONDAY)
  dataOf(await office.tell('cadre', 'baiyang', 'acceptOrder', { orderId: done }, { expectedVersion: 1 }))
  const visit = { orderId: done, visitedOn: MONDAY, met: 'nobody', note: '' } as const
  dataOf(await office.tell('cadre', 'baiyang', 'recordVisit', visit, { expectedVersion: 2 }))
  const findings = ['medical/J1', 'medical/J2'].map((key) => ({ rule: 'R06', key, finding: 'unreachable' as const }))
  const closing = { orderId: done, outcome: 'unreachable', reason: '没人', findings } as const
  dataOf(await office.tell('cadre', 'baiyang', 'closeOrder', closing, { expectedVersion: 3 }))
})
afterAll(() => office.close())

const namesOf = (page: { items: readonly { headName: string }[] }) => page.items.map(({ headName }) => headName)

describe('refused', () => {
  test.each(['x', 'MTIuYWJj', '', Buffer.from("1.' OR 1=1").toString('base64url')])('the cursor %j', async (cursor) => {
    expect(codeOf(await office.ask('cadre', 'baiyang', 'inbox', { cursor }))).toBe('cursor.invalid')
    expect(codeOf(await office.ask('officer', 'county', 'orders', { cursor }))).toBe('cursor.invalid')
  })

  test.each([
    ['town', OTHER_TOWN, 'permission.area'],
    ['town', COUNTY, 'permission.area'],
    ['town', FAR, 'permission.area'],
    ['county', FAR, 'permission.area'],
    ['town', `${TOWN}999`, 'area.unknown'],
    ['nobody', TOWN, 'permission.role'],
  ])('%s asks for %s', async (openid, area, code) => {
    expect(codeOf(await office.ask('officer', openid, 'orders', { area }))).toBe(code)
    expect(codeOf(await office.ask('officer', openid, 'progress', { area }))).toBe(code)
  })

  test.each(['nobody', 'county'])('the inbox of %s', async (openid) => {
    expect(codeOf(await office.ask('cadre', openid, 'inbox', {}))).toBe('permission.role')
  })
})

describe('the inbox', () => {
  test('holds the open orders of the village, what is due first comes first', async () => {
    const page = dataOf(await office.ask('cadre', 'baiyang', 'inbox', {}))
    expect(namesOf(page)).toEqual(['late', 'today'])
    expect(page).toMatchObject({ today: MONDAY, nextCursor: null })
    expect(page.counts).toEqual({ issued: 2, accepted: 0, visited: 0, closed: 1, late: 1 })
    expect(page.items[0]).toMatchObject({
      late: true,
      daysLeft: -4,
      dueOn: '2026-11-17',
      urgent: [],
      villageName: '白杨村',
    })
    expect(page.items[1]).toMatchObject({ late: false, daysLeft: 0, dueOn: MONDAY, urgent: ['教育'] })
    expect(page.items[1]?.headline).toBe('失学辍学 辍学，另有1项')
  })

  test('of a township officer holds what went to the township', async () => {
    expect(namesOf(dataOf(await office.ask('cadre', 'othertown', 'inbox', {})))).toEqual(['liujia'])
    expect(namesOf(dataOf(await office.ask('cadre', 'town', 'inbox', {})))).toEqual([])
  })

  test('can be narrowed to a state', async () => {
    expect(namesOf(dataOf(await office.ask('cadre', 'baiyang', 'inbox', { state: 'visited' })))).toEqual([])
    expect(namesOf(dataOf(await office.ask('cadre', 'baiyang', 'inbox', { state: 'issued' })))).toEqual([
      'late',
      'today',
    ])
  })

  test('shows no phone and no address', async () => {
    const page = JSON.stringify(dataOf(await office.ask('cadre', 'baiyang', 'inbox', {})))
    expect(page).not.toContain('139')
    expect(page).not.toContain('12号')
  })
})

describe('the officer’s list', () => {
  const list = async (payload: object, openid = 'county') =>
    namesOf(dataOf(await office.ask('officer', openid, 'orders', payload)))

  test('holds all orders of the area, open ones first', async () => {
    expect(await list({})).toEqual(expect.arrayContaining(['late', 'today', 'qingshan', 'liujia', 'done']))
    expect((await list({})).at(-1)).toBe('done')
    expect(await list({}, 'town')).not.toContain('liujia')
    expect(await list({ area: QINGSHAN }, 'town')).toEqual(['qingshan'])
  })

  test('narrows to a state and to what is late', async () => {
    expect(await list({ state: 'closed' })).toEqual(['done'])
    expect(await list({ late: true })).toEqual(['late'])
    expect(await list({ late: true, state: 'closed' })).toEqual([])
  })
})

describe('me', () => {
  test('says posts and what waits', async () => {
    expect(dataOf(await office.ask('cadre', 'baiyang', 'me', {}))).toEqual({
      name: '干部baiyang',
      today: MONDAY,
      posts: [{ role: 'villageCadre', roleWord: '村干部', areaCode: BAIYANG, areaName: '白杨村' }],
      badge: { open: 2, dueToday: 1, late: 1 },
    })
    expect(dataOf(await office.ask('officer', 'othertown', 'me', {})).badge).toEqual({ open: 1, dueToday: 0, late: 0 })
    expect(dataOf(await office.ask('officer', 'county', 'me', {})).badge).toEqual({ open: 0, dueToday: 0, late: 0 })
  })

  test('of a villager is nobody’s post', async () => {
    expect(dataOf(await office.ask('cadre', 'nobody', 'me', {}))).toMatchObject({
      name: '',
      posts: [],
      badge: { open: 0 },
    })
  })
})

test('a list of many comes in pages that neither repeat nor leave out', async () => {
  office.setDay('2026-12-01')
  const households = await Promise.all(Array.from({ length: 110 }, () => office.addHousehold(FAR, 'page')))
  for (const household of households) await office.score(household, evaluationOf([MEDICAL]))
  const seen: string[] = []
  let cursor: string | undefined
  const sizes: number[] = []
  do {
    const page = dataOf(await office.ask('cadre', 'far', 'inbox', { cursor }))
    seen.push(...page.items.map(({ householdNo }) => householdNo))
    sizes.push(page.items.length)
    cursor = page.nextCursor ?? undefined
    // What arrives while somebody turns pages does not shift them.
    office.setDay('2026-12-02')
    if (sizes.length === 1) await office.score(await office.addHousehold(FAR, 'new'), evaluationOf([EDUCATION]))
  } while (cursor !== undefined)
  expect(sizes).toEqual([50, 50, 12])
  expect(new Set(seen).size).toBe(112)
  expect(seen).toEqual(expect.arrayContaining(households.map(({ householdNo }) => householdNo)))
  office.setDay(MONDAY)
})

test('pages run from the open orders on into the closed ones, the last closed first', async () => {
  const turn = await office.inCounty(OTHER_COUNTY, (tx) =>
    sql<{
      order_id: string
      closed_on: string
    }>`UPDATE work_order SET state = 'closed', outcome = 'helped', closed_on = due_on + (version + length(order_no) + ascii(right(order_no, 1))) % 9
      WHERE county_code = ${OTHER_COUNTY} AND right(order_no, 1) IN ('1', '3', '5', '7', '9') RETURNING order_id, closed_on`.execute(
      tx,
    ),
  )
  const closed = turn.rows.length
  const seen: OrderCard[] = []
  for (let cursor: string | undefined | null; cursor !== null;) {
    const page: Answer<'orders'> = dataOf(await office.ask('officer', 'far', 'orders', { cursor }))
    seen.push(...page.items)
    cursor = page.nextCursor
  }
  expect(new Set(seen.map(({ orderId }) => orderId)).size).toBe(112)
  expect(seen).toHaveLength(112)
  expect(closed).toBeGreaterThan(20)
  expect(seen.slice(-closed).every(({ state }) => state === 'closed')).toBe(true)
  expect(seen.slice(0, -closed).map(({ dueOn }) => dueOn)).toEqual(
    seen
      .slice(0, -closed)
      .map(({ dueOn }) => dueOn)
      .sort(),
  )
  const closedOn = new Map(turn.rows.map((row) => [row.order_id, row.closed_on]))
  const days = seen.slice(-closed).map(({ orderId }) => closedOn.get(orderId) ?? '')
  expect(days).toEqual([...days].sort().reverse())
  expect(new Set(days).size).toBeGreaterThan(2)
  const onlyClosed = dataOf(await office.ask('officer', 'far', 'orders', { state: 'closed' })).items
  expect(onlyClosed.map(({ orderId }) => orderId)).toEqual(
    seen
      .slice(-closed)
      .slice(0, 50)
      .map(({ orderId }) => orderId),
  )
})

describe('an order’s page', () => {
  async function pageOf(openid: string, household: Household | undefined, fn: 'cadre' | 'officer' = 'cadre') {
    const orderId = await office.inCounty(household?.county ?? '', async (tx) => {
      const row = await tx
        .selectFrom('work_order')
        .select('order_id')
        .where('county_code', '=', household?.county ?? '')
        .where('household_id', '=', household?.householdId ?? '')
        .executeTakeFirstOrThrow()
      return row.order_id
    })
    return office.ask(fn, openid, 'order', { orderId })
  }

  test.each([
    ['qingshan', 'permission.area'],
    ['othertown', 'permission.area'],
    ['far', 'order.unknown'],
    ['nobody', 'permission.role'],
  ])('is closed to %s', async (openid, code) => expect(codeOf(await pageOf(openid, open['today']))).toBe(code))

  test('tells why, in words, and what to ask', async () => {
    const detail = dataOf(await pageOf('baiyang', open['today']))
    expect(detail.hits.map(({ rule, name, kind, core }) => [rule, name, kind, core])).toEqual([
      ['R01', '失学辍学', 'risk', '教育'],
      ['R06', '自付医疗较大', 'risk', null],
    ])
    expect(detail.hits[1]?.offWhen).toContain('12 个月')
    expect(detail.hits[1]?.evidence[0]).toEqual({
      ...{ key: 'medical/J1', who: null, says: '依据 J1', date: '2026-05-01', department: '医保局', verified: null },
      freshness: { state: 'never', says: '县里还没有收到过这项数据。' },
    })
    expect(detail.unknown[0]).toMatchObject({ rule: 'R13', name: '收入低于监测线' })
    expect(detail.household).toMatchObject({ people: 2, phone: '13912345678', address: '平川镇白杨村三组12号' })
    expect(detail.household.members.map(({ relation, age }) => [relation, age])).toEqual([
      ['户主', 66],
      ['配偶', 60],
    ])
    expect(detail).toMatchObject({ may: ['acceptOrder'], scoreNow: 40, belowOrderLine: false })
    expect(detail.history).toEqual([{ on: '2026-11-20', what: '评分达到出单线，出工单', who: '系统' }])
  })

  test('masks phone and address for who does not go there, and offers no work on it', async () => {
    const detail = dataOf(await pageOf('town', open['today'], 'officer'))
    expect(detail.household).toMatchObject({ phone: '139****5678', address: '平川镇白杨***' })
    expect(detail.may).toEqual(['urgeOrder'])
  })

  test('tells the whole story of a closed order', async () => {
    const detail = dataOf(await pageOf('baiyang', open['done']))
    expect(detail.history.map(({ what, who }) => `${what} ${who}`)).toEqual([
      '评分达到出单线，出工单 系统',
      '接单 干部baiyang',
      `${MONDAY} 入户核实：没见到人 干部baiyang`,
      '办结：联系不上 干部baiyang',
    ])
    expect(detail.visit).toEqual({ visitedOn: MONDAY, met: 'nobody', note: '' })
  })

  test('shows what an earlier closing verified, and that the score has fallen', async () => {
    const household = open['done']
    if (household === undefined) throw new Error('no household')
    const more = { ...MEDICAL, evidence: [...MEDICAL.evidence, evidence('medical', 'J3')] }
    const { order, how } = await office.score(household, evaluationOf([more]))
    expect(how).toBe('opened')
    await office.score(household, evaluationOf([], 0))
    const detail = dataOf(await office.ask('cadre', 'baiyang', 'order', { orderId: order.orderId }))
    const unreachable = { on: MONDAY, finding: 'unreachable' }
    expect(detail.hits[0]?.evidence.map(({ key, verified }) => [key, verified])).toEqual([
      ['medical/J1', unreachable],
      ['medical/J2', unreachable],
      ['medical/J3', null],
    ])
    expect(detail).toMatchObject({ scoreNow: 0, belowOrderLine: true, card: { score: 40 } })
  })
})
