import { randomUUID } from 'node:crypto'
import type { Payload } from '../../../src/contract/operations'
import { codeOf, dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import {
  BAIYANG,
  COUNTY,
  evaluationOf,
  LIUJIA,
  MEDICAL,
  openOffice,
  type Household,
  type Office,
} from '../../support/open-office'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())
beforeEach(() => office.setDay(MONDAY))

const reportFor = (
  openid: string,
  { householdNo }: Pick<Household, 'householdNo'>,
  slip: Partial<Payload<'reportFor'>> = {},
  commandId = randomUUID(),
) => office.tell('cadre', openid, 'reportFor', { householdNo, kind: 'illness', ...slip }, { commandId })

const enter = (
  openid: string,
  { householdNo }: Pick<Household, 'householdNo'>,
  slip: Partial<Payload<'enterSignal'>> = {},
) =>
  office.tell('officer', openid, 'enterSignal', {
    ...{ householdNo, channel: 'hotline', forWhom: 'own', kind: 'illness' },
    ...slip,
  })

async function openOrdersOf({ householdNo, villageCode }: Household) {
  const { items } = dataOf(await office.ask('officer', 'county', 'orders', { area: villageCode }))
  return items.filter((item) => item.householdNo === householdNo && item.state !== 'closed')
}

describe('refused, and no order opens', () => {
  test.each([
    ['a report for a household next door', () => reportFor, 'qingshan', 'permission.area'],
    ['a report on behalf by the township', () => reportFor, 'town', 'permission.role'],
    ['a report on behalf by a villager', () => reportFor, 'nobody', 'permission.role'],
    ['what a cadre enters', () => enter, 'baiyang', 'permission.role'],
    ['what another township enters', () => enter, 'othertown', 'permission.area'],
  ])('%s', async (_, how, openid, code) => {
    const household = await office.addHousehold(BAIYANG)
    expect(codeOf(await how()(openid, household))).toBe(code)
    expect(await openOrdersOf(household)).toEqual([])
  })

  test('a number that nobody has', async () => {
    expect(codeOf(await reportFor('baiyang', { householdNo: 'H999999' }))).toBe('household.unknown')
    expect(codeOf(await enter('town', { householdNo: 'H999999' }))).toBe('household.unknown')
  })

  test('a channel that is not the officer’s', async () => {
    const { householdNo } = await office.addHousehold(BAIYANG)
    for (const channel of ['code', 'proxy', 'sweep']) {
      const payload = { householdNo, channel, forWhom: 'own', kind: 'illness' }
      const answer = await office.send('officer', 'town', { command: 'enterSignal', commandId: randomUUID(), payload })
      expect(codeOf(answer)).toBe('request.invalid')
    }
  })

  test('the status of a receipt for the village, another township, and of no receipt', async () => {
    const { reportNo } = dataOf(await enter('town', await office.addHousehold(BAIYANG)))
    const status = (openid: string, no = reportNo) => office.ask('officer', openid, 'receiptStatus', { reportNo: no })
    expect(codeOf(await status('baiyang'))).toBe('permission.role')
    expect(codeOf(await status('othertown'))).toBe('receipt.unknown')
    expect(codeOf(await status('town', '261123999999'))).toBe('receipt.unknown')
  })
})

describe('a signal', () => {
  test.each(['window', 'hotline', 'letter'] as const)('of the %s opens an order like any report', async (channel) => {
    const household = await office.addHousehold(BAIYANG)
    const receipt = dataOf(await enter('county', household, { channel, kind: 'house' }))
    expect(receipt).toMatchObject({ kind: 'house', forWhom: 'own', visitBy: '2026-11-26', urgent: true })
    expect(await openOrdersOf(household)).toMatchObject([{ state: 'issued', reported: true, level: 'village' }])
  })

  test('on behalf joins the open order, with the words', async () => {
    const household = await office.addHousehold(BAIYANG)
    const { order } = await office.score(household, evaluationOf([MEDICAL]))
    dataOf(await reportFor('baiyang', household, { words: '老人不会用手机' }))
    const detail = dataOf(await office.ask('cadre', 'baiyang', 'order', { orderId: order.orderId }))
    expect(detail.card).toMatchObject({ reported: true, version: 2 })
    expect(detail.reports).toMatchObject([{ kind: 'illness', words: '老人不会用手机' }])
  })

  test('about a village that has nobody goes to the township', async () => {
    const household = await office.addHousehold(LIUJIA)
    dataOf(await enter('othertown', household))
    expect(await openOrdersOf(household)).toMatchObject([{ level: 'township' }])
  })

  test('sent twice is one', async () => {
    const household = await office.addHousehold(BAIYANG)
    const id = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => reportFor('baiyang', household, {}, id)))
    expect(new Set(answers.map((answer) => dataOf(answer).reportNo)).size).toBe(1)
    expect(await openOrdersOf(household)).toMatchObject([{ version: 1 }])
  })

  test('is answered to whoever names the receipt, as far as it is theirs', async () => {
    const household = await office.addHousehold(BAIYANG)
    const own = dataOf(await enter('town', household))
    const other = dataOf(await enter('town', household, { forWhom: 'other', channel: 'letter' }))
    const [{ orderId, version } = { orderId: '', version: 0 }] = await openOrdersOf(household)
    dataOf(await office.tell('cadre', 'baiyang', 'acceptOrder', { orderId }, { expectedVersion: version }))
    const status = async (reportNo: string) =>
      dataOf(await office.ask('officer', 'county', 'receiptStatus', { reportNo }))
    expect(await status(own.reportNo)).toMatchObject({ state: 'accepted', acceptedBy: '干部baiyang' })
    expect(await status(other.reportNo)).toMatchObject({ state: 'issued', acceptedBy: null })
  })

  test('keeps words and phone sealed and no identity; only the event knows who entered it', async () => {
    const household = await office.addHousehold(BAIYANG)
    dataOf(await enter('town', household, { words: '邻居打电话来说', phone: '13733334444', forWhom: 'other' }))
    const [{ orderId } = { orderId: '' }] = await openOrdersOf(household)
    const shown = JSON.stringify(dataOf(await office.ask('cadre', 'baiyang', 'order', { orderId })))
    for (const canary of ['13733334444', '干部town', 'hotline', '"other"']) expect(shown).not.toContain(canary)
    const kept = await office.inCounty(COUNTY, async (tx) => ({
      report: await tx
        .selectFrom('report')
        .selectAll()
        .where('county_code', '=', COUNTY)
        .where('household_id', '=', household.householdId)
        .executeTakeFirstOrThrow(),
      event: await tx
        .selectFrom('event')
        .selectAll()
        .where('county_code', '=', COUNTY)
        .where('household_id', '=', household.householdId)
        .executeTakeFirstOrThrow(),
    }))
    expect(kept.report).toMatchObject({ channel: 'hotline', reporter_hash: null })
    expect(kept.event).toMatchObject({ type: 'order.issued', payload: { by: 'report', channel: 'hotline' } })
    expect(kept.event.actor).toMatch(/^staff:/)
    for (const canary of ['邻居打电话', '13733334444']) expect(JSON.stringify(kept)).not.toContain(canary)
  })
})
