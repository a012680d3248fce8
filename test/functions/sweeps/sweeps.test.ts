import { randomUUID } from 'node:crypto'
import type { Payload } from '../../../src/contract/operations'
import { sweepPolicy } from '../../../cloudfunctions/server/sweeps/sweep-policy'
import { codeOf, dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import {
  BAIYANG,
  COUNTY,
  evaluationOf,
  MEDICAL,
  openOffice,
  OTHER_TOWN,
  QINGSHAN,
  TOWN,
  type Household,
  type Office,
} from '../../support/open-office'

const UNTIL = '2026-12-04'

let office: Office
let households: Household[]
beforeEach(async () => {
  office = await openOffice()
  households = []
  for (const village of [BAIYANG, BAIYANG, BAIYANG, QINGSHAN]) households.push(await office.addHousehold(village))
})
afterEach(() => office.close())

const start = (openid = 'town', slip: Partial<Payload<'startSweep'>> = {}, commandId = randomUUID()) =>
  office.tell('officer', openid, 'startSweep', { area: TOWN, from: MONDAY, until: UNTIL, ...slip }, { commandId })

const begin = async () => dataOf(await start()).roundId

const answersWith = (...yes: readonly string[]) =>
  sweepPolicy().questions.map(({ id }) => ({ question: id, yes: yes.includes(id) }))

const check = (
  roundId: string,
  at: number,
  {
    openid = 'baiyang',
    yes = [] as readonly string[],
    words = undefined as string | undefined,
    id = randomUUID(),
  } = {},
) => {
  const payload = { roundId, householdNo: households[at]?.householdNo ?? '', answers: answersWith(...yes), words }
  return office.tell('cadre', openid, 'checkHousehold', payload, { commandId: id })
}

const progressOf = async (roundId: string, openid = 'town') =>
  dataOf(await office.ask('officer', openid, 'sweepProgress', { roundId }))

const unchecked = async (roundId: string, village = BAIYANG, openid = 'baiyang') =>
  dataOf(await office.ask('cadre', openid, 'sweepHouseholds', { roundId, village })).items.map((one) => one.householdNo)

async function openOrdersOf(at: number) {
  const { items } = dataOf(await office.ask('officer', 'county', 'orders', { area: COUNTY }))
  return items.filter((item) => item.householdNo === households[at]?.householdNo && item.state !== 'closed')
}

describe('refused', () => {
  test.each([
    ['by a cadre', 'baiyang', {}, 'permission.role'],
    ['over a township of others', 'othertown', {}, 'permission.area'],
    ['over a county by a township', 'town', { area: COUNTY }, 'permission.area'],
    ['over an area that is not', 'county', { area: '610999999' }, 'area.unknown'],
    ['on a day that is none', 'town', { from: '2026-13-01' }, 'day.invalid'],
    ['in the past', 'town', { from: '2026-11-20' }, 'sweep.datesWrong'],
  ])('a round %s', async (_, openid, slip, code) => {
    expect(codeOf(await start(openid, slip))).toBe(code)
    expect(dataOf(await office.ask('officer', 'county', 'sweeps', {})).items).toEqual([])
  })

  test('a second round in the same days, also at the same moment', async () => {
    const both = await Promise.all([start(), start()])
    expect(both.map(codeOf).sort()).toEqual(['ok', 'sweep.overlaps'])
    expect(codeOf(await start('county', { area: COUNTY, until: '2026-11-24' }))).toBe('sweep.overlaps')
    expect(codeOf(await start('county', { area: OTHER_TOWN }))).toBe('ok')
  })

  test('a check by whoever is not of the place, or out of time, or incomplete', async () => {
    const roundId = await begin()
    expect(codeOf(await check(roundId, 0, { openid: 'qingshan' }))).toBe('permission.area')
    expect(codeOf(await check(roundId, 0, { openid: 'county' }))).toBe('permission.role')
    expect(codeOf(await check(randomUUID(), 0))).toBe('sweep.unknown')
    const payload = { roundId, householdNo: 'H001', answers: answersWith().slice(1) }
    expect(codeOf(await office.tell('cadre', 'baiyang', 'checkHousehold', payload))).toBe('sweep.answerMissing')
    office.setDay('2026-12-05')
    expect(codeOf(await check(roundId, 0))).toBe('sweep.notRunning')
    expect((await progressOf(roundId)).totals).toEqual({ households: 4, checked: 0, concerned: 0 })
  })

  test('a list of a village of others', async () => {
    const roundId = await begin()
    const list = (openid: string, village: string) =>
      office.ask('cadre', openid, 'sweepHouseholds', { roundId, village })
    expect(codeOf(await list('baiyang', QINGSHAN))).toBe('permission.area')
    expect(codeOf(await list('othertown', BAIYANG))).toBe('permission.area')
    expect(codeOf(await office.ask('officer', 'county', 'sweepHouseholds', { roundId, village: '610999102201' }))).toBe(
      'sweep.elsewhere',
    )
  })
})

describe('a round', () => {
  test('counts what was checked village by village, and lists what was not', async () => {
    const roundId = await begin()
    expect(await unchecked(roundId)).toEqual(['H001', 'H002', 'H003'])
    dataOf(await check(roundId, 1))
    dataOf(await check(roundId, 2, { yes: ['water'] }))
    dataOf(await check(roundId, 3, { openid: 'qingshan' }))
    expect(await unchecked(roundId)).toEqual(['H001'])
    expect(await progressOf(roundId)).toMatchObject({
      totals: { households: 4, checked: 3, concerned: 1 },
      rows: [
        { code: BAIYANG, name: '白杨村', counts: { households: 3, checked: 2, concerned: 1 } },
        { code: QINGSHAN, name: '青山村', counts: { households: 1, checked: 1, concerned: 0 } },
      ],
    })
    expect((await progressOf(roundId, 'qingshan')).rows.map(({ code }) => code)).toEqual([QINGSHAN])
    const { items } = dataOf(await office.ask('cadre', 'baiyang', 'sweeps', {}))
    expect(items).toEqual([
      {
        ...{ roundId, from: MONDAY, until: UNTIL, state: 'running', area: { code: TOWN, name: '平川镇' } },
        counts: { households: 3, checked: 2, concerned: 1 },
      },
    ])
    expect(dataOf(await office.ask('officer', 'othertown', 'sweeps', {})).items).toEqual([])
  })

  test('goes on where a page of households ended', async () => {
    const roundId = await begin()
    for (let more = 0; more < 50; more += 1) await office.addHousehold(BAIYANG)
    const first = dataOf(await office.ask('cadre', 'baiyang', 'sweepHouseholds', { roundId, village: BAIYANG }))
    expect(first.items).toHaveLength(50)
    const cursor = first.nextCursor ?? ''
    const rest = dataOf(await office.ask('cadre', 'baiyang', 'sweepHouseholds', { roundId, village: BAIYANG, cursor }))
    expect(rest.nextCursor).toBeNull()
    expect(new Set([...first.items, ...rest.items].map(({ householdNo }) => householdNo)).size).toBe(53)
  })

  test('of households without a hardship opens nothing', async () => {
    const roundId = await begin()
    expect(dataOf(await check(roundId, 0)).receipts).toEqual([])
    expect(await openOrdersOf(0)).toEqual([])
  })

  test('opens one order for all that it finds in a house, whose receipts can be asked', async () => {
    const roundId = await begin()
    const { receipts } = dataOf(await check(roundId, 0, { yes: ['income', 'work', 'house'], words: '墙裂了' }))
    expect(receipts.map(({ kind, urgent }) => [kind, urgent])).toEqual([
      ['job', false],
      ['house', true],
    ])
    const [card] = await openOrdersOf(0)
    expect(card).toMatchObject({ reported: true, state: 'issued' })
    const detail = dataOf(await office.ask('cadre', 'baiyang', 'order', { orderId: card?.orderId ?? '' }))
    expect(detail.reports.map(({ kind, words }) => `${kind} ${words}`).sort()).toEqual(['house 墙裂了', 'job 墙裂了'])
    expect(detail.history[0]).toEqual({ on: MONDAY, what: '集中排查：没活干，出工单', who: '集中排查' })
    const reportNo = receipts[0]?.reportNo ?? ''
    expect(dataOf(await office.ask('officer', 'town', 'receiptStatus', { reportNo }))).toMatchObject({ kind: 'job' })
  })

  test('joins the order that is open', async () => {
    const roundId = await begin()
    const household = households[0]
    if (household === undefined) throw new Error('no household')
    const { order } = await office.score(household, evaluationOf([MEDICAL]))
    dataOf(await check(roundId, 0, { yes: ['care'] }))
    expect(await openOrdersOf(0)).toMatchObject([{ orderId: order.orderId, version: 2, reported: true }])
  })

  test('checks a household once, whoever comes and however often it is sent', async () => {
    const roundId = await begin()
    const id = randomUUID()
    const twice = await Promise.all([1, 2].map(() => check(roundId, 0, { yes: ['water'], id })))
    expect(new Set(twice.map((answer) => dataOf(answer).receipts[0]?.reportNo)).size).toBe(1)
    expect(codeOf(await check(roundId, 0))).toBe('sweep.checkedAlready')
    const both = await Promise.all([check(roundId, 1), check(roundId, 1, { openid: 'baiyang2', yes: ['school'] })])
    expect(both.map(codeOf).sort()).toEqual(['ok', 'sweep.checkedAlready'])
    expect((await progressOf(roundId)).totals.checked).toBe(2)
  })

  test('of many cadres at once loses no count', async () => {
    const roundId = await begin()
    const checks = [0, 1, 2].map((at) =>
      check(roundId, at, { openid: at === 1 ? 'baiyang2' : 'baiyang', yes: ['water'] }),
    )
    for (const answer of await Promise.all([...checks, check(roundId, 3, { openid: 'town' })])) dataOf(answer)
    expect((await progressOf(roundId)).totals).toEqual({ households: 4, checked: 4, concerned: 3 })
  })
})
