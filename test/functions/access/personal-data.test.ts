import { randomUUID } from 'node:crypto'
import type { Payload } from '../../../src/contract/operations'
import { orderSteps } from '../../support/order-steps'
import { readTheRest } from '../../support/read-the-rest'
import { codeOf, dataOf } from '../../support/answers'
import {
  BAIYANG,
  COUNTY,
  evaluationOf,
  ID_NUMBER,
  LIUJIA,
  MEDICAL,
  openOffice,
  type Household,
  type Office,
} from '../../support/open-office'

const DAY = '2026-11-24'
const PHONE = '13912345678'
const ADDRESS = '平川镇白杨村三组12号'
const GUARDIAN = { guardianName: '张大山', relation: 'father' } as const

let office: Office
let home: Household
let away: Household
let head: string
let child: string
beforeAll(async () => {
  office = await openOffice()
  office.setDay(DAY)
  home = await office.addHousehold(BAIYANG)
  away = await office.addHousehold(LIUJIA)
  head = await personOf(home, '户主')
  child = randomUUID()
  await office.inCounty(COUNTY, (tx) =>
    tx
      .insertInto('person')
      .values({
        ...{ county_code: COUNTY, person_id: child, household_id: home.householdId, village_code: BAIYANG },
        ...{ id_hash: randomUUID(), id_cipher: office.secrets.seal('610999201601010029'), name: '张小花' },
        ...{ birth_on: '2016-01-01', relation: '孙女', values: '{"schooling":"小学"}', content: 'c', known_on: DAY },
      })
      .execute(),
  )
})
afterAll(() => office.close())
beforeEach(() => office.setDay(DAY))

const personOf = (household: Household, relation: string) =>
  office.inCounty(COUNTY, async (tx) => {
    const found = await tx
      .selectFrom('person')
      .select('person_id')
      .where('county_code', '=', COUNTY)
      .where('household_id', '=', household.householdId)
      .where('relation', '=', relation)
      .executeTakeFirstOrThrow()
    return found.person_id
  })
const looksOf = (household: Household) =>
  office.inCounty(COUNTY, (tx) =>
    tx
      .selectFrom('access_log')
      .selectAll()
      .where('county_code', '=', COUNTY)
      .where('household_id', '=', household.householdId)
      .orderBy('looked_at')
      .execute(),
  )

describe('a value seen whole', () => {
  const reveal = (openid: string, slip: Partial<Payload<'revealField'>> = {}, commandId = randomUUID()) =>
    office.tell(
      'officer',
      openid,
      'revealField',
      { householdId: home.householdId, field: 'phone', reason: 'help', words: '', ...slip },
      { commandId },
    )

  test.each([
    ['by a villager', 'nobody', {}, 'permission.role'],
    ['by the village next door', 'qingshan', {}, 'permission.area'],
    ['by another township', 'othertown', {}, 'permission.area'],
    ['by another county', 'far', {}, 'household.unknown'],
    ['an ID number by the village', 'baiyang', { field: 'idNumber' }, 'reveal.notForRole'],
    ['an ID number of nobody in particular', 'county', { field: 'idNumber' }, 'person.unknown'],
    ['for a reason that is not told', 'county', { reason: 'other' }, 'reveal.reasonMissing'],
  ] as const)('is refused %s, and nothing is kept', async (_, openid, slip, code) => {
    expect(codeOf(await reveal(openid, slip))).toBe(code)
    expect(await looksOf(home)).toEqual([])
  })

  test('is no ID number of somebody who lives elsewhere', async () => {
    const stranger = await personOf(away, '户主')
    expect(codeOf(await reveal('county', { field: 'idNumber', personId: stranger }))).toBe('person.unknown')
  })

  test('is shown, and who, what and why are kept without the value, once', async () => {
    const commandId = randomUUID()
    const other = { reason: 'other', words: '医院来电' } as const
    const first = await reveal('county', other, commandId)
    expect(dataOf(first)).toEqual({ value: PHONE })
    expect(await reveal('county', other, commandId)).toEqual(first)
    expect(dataOf(await reveal('baiyang', { field: 'address', reason: 'visit' }))).toEqual({ value: ADDRESS })
    expect(dataOf(await reveal('town', { field: 'idNumber', personId: head }))).toEqual({ value: ID_NUMBER })
    const looks = await looksOf(home)
    expect(looks.map(({ role, field, reason }) => `${role} ${field} ${reason}`).sort()).toEqual([
      'countyOfficer phone other',
      'townshipOfficer idNumber help',
      'villageCadre address visit',
    ])
    const events = await office.eventsOf(home)
    expect(events.filter(({ type }) => type === 'field.revealed')).toHaveLength(3)
    for (const value of [PHONE, ADDRESS, ID_NUMBER, '医院来电']) {
      expect(JSON.stringify(looks)).not.toContain(value)
      expect(JSON.stringify(events)).not.toContain(value)
    }
  })
})

test('whoever opens an order’s page is kept, a list keeps nobody, and what is refused keeps nothing', async () => {
  const { orderId } = (await office.score(away, evaluationOf([MEDICAL]))).order
  expect(codeOf(await office.ask('cadre', 'baiyang', 'order', { orderId }))).toBe('permission.area')
  dataOf(await office.ask('officer', 'othertown', 'orders', {}))
  expect(await looksOf(away)).toEqual([])
  dataOf(await office.ask('officer', 'othertown', 'order', { orderId }))
  expect(await looksOf(away)).toMatchObject([{ what: 'order', role: 'townshipOfficer', actor_name: '干部othertown' }])
})

describe('the log', () => {
  test.each(['nobody', 'baiyang', 'town'])('is refused to %s', async (openid) => {
    expect(codeOf(await office.ask('officer', openid, 'accessLog', {}))).toBe('permission.role')
  })

  test('tells the county who looked at whom and why, newest first', async () => {
    const { items } = dataOf(await office.ask('officer', 'county', 'accessLog', { householdNo: home.householdNo }))
    expect(items).toHaveLength(3)
    expect(items).toContainEqual({
      ...{ at: `${DAY}T02:00:00.000Z`, on: DAY, name: '干部county', roleWord: '县级干部' },
      ...{ householdNo: home.householdNo, what: '查看完整信息：电话', reason: '其他：医院来电' },
    })
    expect(codeOf(await office.ask('officer', 'county', 'accessLog', { householdNo: 'H999' }))).toBe(
      'household.unknown',
    )
    expect(codeOf(await office.ask('officer', 'county', 'accessLog', { cursor: 'x' }))).toBe('cursor.invalid')
  })

  test('goes on page by page', async () => {
    const { orderId } = (await office.score(away, evaluationOf([MEDICAL]))).order
    const before = (await looksOf(away)).length
    for (let i = 0; i < 60; i += 1) dataOf(await office.ask('officer', 'county', 'order', { orderId }))
    const householdNo = away.householdNo
    const items = await readTheRest(async (cursor) =>
      dataOf(await office.ask('officer', 'county', 'accessLog', { householdNo, cursor })),
    )
    expect(items).toHaveLength(before + 60)
  })
})

describe('what is stored about a person', () => {
  const show = (openid: string, slip: Partial<Payload<'dataOf'>> = {}) =>
    office.ask('officer', openid, 'dataOf', { householdId: home.householdId, personId: head, ...slip })

  test.each([
    ['a villager', 'nobody', {}, 'permission.role'],
    ['the village next door', 'qingshan', {}, 'permission.area'],
    ['anybody who asks for nobody', 'baiyang', { personId: randomUUID() }, 'person.unknown'],
  ] as const)('is not shown to %s', async (_, openid, slip, code) => {
    expect(codeOf(await show(openid, slip))).toBe(code)
  })

  test('of a child only when the guardian asks', async () => {
    expect(codeOf(await show('baiyang', { personId: child }))).toBe('guardian.missing')
    const { person } = dataOf(await show('baiyang', { personId: child, guardian: GUARDIAN }))
    expect(person?.values).toContainEqual({ field: 'schooling', header: '在校生情况', says: '小学', mayCorrect: true })
    const look = (await looksOf(home)).find(({ person_id }) => person_id === child)
    expect(office.secrets.open(look?.words_cipher ?? '')).toBe('父亲 张大山')
  })

  test('is shown in words, masked, with who has looked by post and day and without names', async () => {
    const shown = dataOf(await show('baiyang'))
    expect(shown.person).toMatchObject({ birthOn: '1960-01-01', idNumber: '610***********0019' })
    expect(shown.people).toContainEqual({ personId: head, name: '张大山', relation: '户主' })
    expect(shown.household.values).toContainEqual({
      ...{ field: 'phone', header: '联系电话', says: '139****5678', mayCorrect: true },
    })
    expect(shown.seenBy).toContainEqual({ on: DAY, roleWord: '县级干部', what: '查看完整信息：电话' })
    expect(JSON.stringify(shown.seenBy)).not.toContain('干部county')
  })
})

describe('a correction on request', () => {
  const correct = (slip: Partial<Payload<'correctData'>>, expectedVersion: number | undefined = 1, openid = 'county') =>
    office.tell(
      'officer',
      openid,
      'correctData',
      {
        ...{ householdId: home.householdId, personId: head, field: 'workState', value: '未务工', reason: '本人来说' },
        ...slip,
      },
      { expectedVersion },
    )
  const scoreOf = () =>
    office.inCounty(COUNTY, (tx) =>
      tx
        .selectFrom('household_score')
        .select(['dirty', 'facts'])
        .where('county_code', '=', COUNTY)
        .where('household_id', '=', home.householdId)
        .executeTakeFirst(),
    )

  test.each([
    ['by the township', {}, 1, 'town', 'data.notVisiting'],
    ['of a household that is none', { householdId: randomUUID() }, 1, 'county', 'household.unknown'],
    ['of a value that households do not have', { personId: undefined }, 1, 'county', 'data.fieldUnknown'],
    ['over another version', {}, 7, 'county', 'data.stale'],
    ['of an ID number', { field: 'idNumber' }, 1, 'county', 'data.fieldUnknown'],
    ['without a reason', { reason: ' ' }, 1, 'county', 'data.reasonMissing'],
    ['to a word that is none', { value: '上班' }, 1, 'county', 'row.wordUnknown'],
  ] as const)('is refused %s', async (_, slip, version, openid, code) => {
    expect(codeOf(await correct(slip, version, openid))).toBe(code)
    expect((await scoreOf())?.dirty).toBe(false)
  })

  test('is refused of a child without a guardian', async () => {
    expect(codeOf(await correct({ personId: child, field: 'schooling', value: '初中' }))).toBe('guardian.missing')
  })

  test('replaces the value, keeps what stood before, and has the household scored again', async () => {
    expect(dataOf(await correct({}))).toEqual({ version: 2 })
    expect(codeOf(await correct({ value: '务工' }))).toBe('data.stale')
    expect(dataOf(await correct({ personId: undefined, field: 'phone', value: '13700001111' }))).toEqual({ version: 2 })
    const asked = { householdId: home.householdId, personId: head }
    const shown = dataOf(await office.ask('officer', 'county', 'dataOf', asked))
    expect(shown.person).toMatchObject({ version: 2 })
    expect(shown.person?.values).toContainEqual({
      ...{ field: 'workState', header: '务工状态', says: '未务工', mayCorrect: true },
    })
    expect(shown.household.values).toContainEqual({
      ...{ field: 'phone', header: '联系电话', says: '137****1111', mayCorrect: true },
    })
    expect(shown.corrections.map(({ header }) => header).sort()).toEqual(['务工状态', '联系电话'])
    expect(await scoreOf()).toEqual({ dirty: true, facts: null })
    const former = await office.inCounty(COUNTY, (tx) =>
      tx
        .selectFrom('person_former')
        .select('until_on')
        .where('county_code', '=', COUNTY)
        .where('person_id', '=', head)
        .execute(),
    )
    expect(former).toEqual([{ until_on: '2026-11-23' }])
    const events = (await office.eventsOf(home)).filter(({ type }) => type === 'register.corrected')
    expect(events.map(({ payload }) => payload)).toEqual([
      { field: 'workState', version: 2 },
      { field: 'phone', version: 2 },
    ])
    const kept = await office.inCounty(COUNTY, (tx) =>
      tx.selectFrom('register_correction').selectAll().where('county_code', '=', COUNTY).execute(),
    )
    expect(JSON.stringify(kept)).not.toMatch(/务工|13700001111|本人来说/)
  })
})

test('a correction on the spot is made by whoever is at work on the order of the household, and by nobody else', async () => {
  const visited = await office.addHousehold(BAIYANG)
  const { orderId } = (await office.score(visited, evaluationOf([MEDICAL]))).order
  const orders = orderSteps(office)
  const correct = (openid: string, value: string, expectedVersion = 1) => {
    const payload = { householdId: visited.householdId, field: 'housingArea', value, reason: '入户量过' }
    return office.tell('cadre', openid, 'correctData', payload, { expectedVersion })
  }
  expect(codeOf(await correct('baiyang', '80'))).toBe('data.notVisiting')
  dataOf(await orders.accept(orderId))
  for (const [openid, code] of [
    ['baiyang2', 'data.notVisiting'],
    ['town', 'data.notVisiting'],
    ['qingshan', 'permission.area'],
    ['nobody', 'permission.role'],
  ] as const)
    expect([openid, codeOf(await correct(openid, '80'))]).toEqual([openid, code])
  expect(dataOf(await correct('baiyang', '80'))).toEqual({ version: 2 })
  dataOf(await orders.visit(orderId, { visitedOn: DAY }))
  expect(dataOf(await correct('baiyang', '82', 2))).toEqual({ version: 3 })
  dataOf(await orders.close(orderId, 'notRisk'))
  expect(codeOf(await correct('baiyang', '84', 3))).toBe('data.notVisiting')
  const events = (await office.eventsOf(visited)).filter(({ type }) => type === 'register.corrected')
  expect(events.map(({ payload }) => payload)).toMatchObject([{ orderId }, { orderId }])
})
