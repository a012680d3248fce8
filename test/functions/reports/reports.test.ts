import type { Payload } from '../../../src/contract/operations'
import { keepResult } from '../../support/keep-result'
import { codeOf, dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import {
  BAIYANG,
  COUNTY,
  EDUCATION,
  evaluationOf,
  FAR,
  LIUJIA,
  MEDICAL,
  openOffice,
  OTHER_COUNTY,
  type Household,
  type Office,
} from '../../support/open-office'

let office: Office

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())
beforeEach(() => office.setDay(MONDAY))

interface Said {
  readonly kind?: 'illness' | 'house' | 'school' | 'water' | 'job'
  readonly forWhom?: 'own' | 'other'
  readonly words?: string
  readonly phone?: string
}

function report({ code }: { code: string }, openid: string, { kind = 'illness', forWhom = 'own', ...more }: Said = {}) {
  return office.tell('villager', openid, 'submitReport', { code, kind, forWhom, ...more })
}

const statusOf = (openid: string, reportNo: string, county = COUNTY) =>
  office.ask('villager', openid, 'reportStatus', { county, reportNo })

async function orderOf(household: Household) {
  const listed = dataOf(await office.ask('officer', 'county', 'orders', { area: household.villageCode }))
  const card = listed.items.find((item) => item.householdNo === household.householdNo && item.state !== 'closed')
  if (card === undefined) throw new Error('no open order')
  return card
}

async function visited(household: Household) {
  const { orderId, version } = await orderOf(household)
  dataOf(await office.tell('cadre', 'baiyang', 'acceptOrder', { orderId }, { expectedVersion: version }))
  const visit = { orderId, visitedOn: MONDAY, met: 'head', note: '' } as const
  dataOf(await office.tell('cadre', 'baiyang', 'recordVisit', visit, { expectedVersion: version + 1 }))
  return { orderId, version: version + 2 }
}

const close = ({ orderId, version }: { orderId: string; version: number }) => {
  const closing: Payload<'closeOrder'> = { orderId, outcome: 'helped', reason: '已有低保', findings: [] }
  return office.tell('cadre', 'baiyang', 'closeOrder', closing, { expectedVersion: version })
}

describe('refused', () => {
  test.each([
    ['an unknown code', { code: `${COUNTY}000000000000000000` }, 'code.unknown'],
    ['a kind that is not asked for', { kind: 'money' }, 'request.invalid'],
    ['a phone that is none', { phone: '12345' }, 'request.invalid'],
    ['more than 500 signs', { words: '难'.repeat(501) }, 'request.invalid'],
    ['a name of who reports', { openid: 'somebody' }, 'request.unknownField'],
  ])('%s', async (_, slip, code) => {
    const household = await office.addHousehold(BAIYANG)
    const payload = { code: household.code, kind: 'illness', forWhom: 'own', ...slip }
    const answer = await office.send('villager', 'nobody', {
      command: 'submitReport',
      commandId: crypto.randomUUID(),
      payload,
    })
    expect(codeOf(answer)).toBe(code)
    await expect(orderOf(household)).rejects.toThrow('no open order')
  })

  test('the status for anybody but who sent it, staff of the village and county included', async () => {
    const { reportNo } = dataOf(await report(await office.addHousehold(BAIYANG), 'sender'))
    for (const openid of ['another', 'baiyang', 'town', 'county', 'far']) {
      expect(codeOf(await statusOf(openid, reportNo))).toBe('report.unknown')
      const { reports } = dataOf(await office.ask('villager', openid, 'myReports', { county: COUNTY }))
      expect(reports.map((one) => one.reportNo)).not.toContain(reportNo)
    }
    expect(codeOf(await statusOf('sender', reportNo, OTHER_COUNTY))).toBe('report.unknown')
    expect(codeOf(await statusOf('sender', '261123999999'))).toBe('report.unknown')
  })
})

describe('a report', () => {
  test('opens an order whatever the score, and promises accept and visit clock one after the other', async () => {
    const household = await office.addHousehold(BAIYANG)
    const receipt = dataOf(await report(household, 'sender', { kind: 'house' }))
    expect(receipt).toEqual({
      reportNo: receipt.reportNo,
      kind: 'house',
      forWhom: 'own',
      visitBy: '2026-11-26',
      urgent: true,
    })
    expect(receipt.reportNo).toMatch(/^261123\d{6}$/)
    const card = await orderOf(household)
    expect(card).toMatchObject({
      reported: true,
      state: 'issued',
      level: 'village',
      score: 0,
      headline: '群众反映：房子',
    })
  })

  test('brings the evidence of the score along', async () => {
    const household = await office.addHousehold(BAIYANG)
    await office.inCounty(COUNTY, (tx) => keepResult(tx, household, evaluationOf([MEDICAL], 20)))
    dataOf(await report(household, 'sender'))
    expect(await orderOf(household)).toMatchObject({ score: 20, lamps: 1, headline: '自付医疗较大 12,000 元，另有1项' })
  })

  test('joins the open order, and the order shows it', async () => {
    const household = await office.addHousehold(BAIYANG)
    const { order } = await office.score(household, evaluationOf([EDUCATION]))
    const receipt = dataOf(await report(household, 'sender', { kind: 'job', words: '厂里停工了', forWhom: 'other' }))
    expect(receipt).toMatchObject({ visitBy: '2026-11-25', urgent: false })
    const detail = dataOf(await office.ask('cadre', 'baiyang', 'order', { orderId: order.orderId }))
    expect(detail.card).toMatchObject({ reported: true, version: 2, score: 40 })
    expect(detail.reports).toEqual([
      { reportNo: receipt.reportNo, kind: 'job', words: '厂里停工了', reportedOn: MONDAY },
    ])
    expect(detail.history.at(-1)).toEqual({ on: MONDAY, what: '群众反映：没活干，并入这张工单', who: '群众' })
  })

  test('about a household in a case still sends somebody', async () => {
    const household = await office.addHousehold(BAIYANG)
    dataOf(await report(household, 'sender'))
    const at = await visited(household)
    const closing: Payload<'closeOrder'> = { orderId: at.orderId, outcome: 'identify', reason: '属实', findings: [] }
    dataOf(await office.tell('cadre', 'baiyang', 'closeOrder', closing, { expectedVersion: at.version }))
    dataOf(await report(household, 'sender'))
    expect(await orderOf(household)).toMatchObject({ state: 'issued', reported: true })
  })

  test('of a village that has nobody goes to the township', async () => {
    const household = await office.addHousehold(LIUJIA)
    dataOf(await report(household, 'sender'))
    expect(await orderOf(household)).toMatchObject({ level: 'township' })
  })

  test('by a cadre of another county, or of the village itself, is a report like any other', async () => {
    const household = await office.addHousehold(BAIYANG)
    for (const openid of ['far', 'baiyang', 'county']) {
      const { reportNo } = dataOf(await report(household, openid))
      expect(dataOf(await statusOf(openid, reportNo))).toMatchObject({ state: 'issued' })
    }
  })

  test('goes to the county of its code', async () => {
    const household = await office.addHousehold(FAR)
    const { reportNo } = dataOf(await report(household, 'sender'))
    expect(codeOf(await statusOf('sender', reportNo, COUNTY))).toBe('report.unknown')
    expect(codeOf(await statusOf('sender', reportNo, OTHER_COUNTY))).toBe('ok')
  })

  test('sent twice with one id is one report', async () => {
    const household = await office.addHousehold(BAIYANG)
    const commandId = crypto.randomUUID()
    const payload = { code: household.code, kind: 'illness', forWhom: 'own' } as const
    const send = () => office.tell('villager', 'twice', 'submitReport', payload, { commandId })
    const answers = await Promise.all([send(), send(), send()])
    expect(new Set(answers.map((answer) => dataOf(answer).reportNo)).size).toBe(1)
    expect(dataOf(await office.ask('villager', 'twice', 'myReports', { county: COUNTY })).reports).toHaveLength(1)
    expect(await orderOf(household)).toMatchObject({ version: 1 })
  })

  test('keeps words and phone sealed, and of the reporter a keyed hash', async () => {
    const household = await office.addHousehold(BAIYANG)
    dataOf(await report(household, 'openid-of-somebody', { words: '腿疼得走不动', phone: '13700001111' }))
    const kept = await office.inCounty(COUNTY, async (tx) => [
      await tx.selectFrom('report').selectAll().where('county_code', '=', COUNTY).execute(),
      await tx.selectFrom('work_order').selectAll().where('county_code', '=', COUNTY).execute(),
      await tx.selectFrom('event').selectAll().where('county_code', '=', COUNTY).execute(),
      await tx.selectFrom('command_receipt').selectAll().where('county_code', '=', COUNTY).execute(),
    ])
    for (const canary of ['腿疼', '13700001111', 'openid-of-somebody'])
      expect(JSON.stringify(kept)).not.toContain(canary)
  })
})

describe('the status', () => {
  test('of one’s own household follows every step', async () => {
    const household = await office.addHousehold(BAIYANG)
    const { reportNo } = dataOf(await report(household, 'sender'))
    const status = async () => dataOf(await statusOf('sender', reportNo))
    expect(await status()).toMatchObject({
      state: 'issued',
      late: false,
      nextBy: '2026-11-24',
      acceptedBy: null,
      outcome: null,
    })
    office.setDay('2026-11-25')
    expect(await status()).toMatchObject({ late: true, nextBy: null })
    office.setDay(MONDAY)
    const at = await visited(household)
    expect(await status()).toMatchObject({ state: 'visited', acceptedBy: '干部baiyang', nextBy: '2026-11-25' })
    dataOf(await close(at))
    expect(await status()).toMatchObject({ state: 'closed', outcome: 'helped', nextBy: null })
  })

  test('of a neighbour says received and done, and nothing between or beyond', async () => {
    const household = await office.addHousehold(BAIYANG)
    const { reportNo } = dataOf(await report(household, 'sender', { forWhom: 'other' }))
    const said = {
      reportNo,
      kind: 'illness',
      forWhom: 'other',
      reportedOn: MONDAY,
      late: false,
      nextBy: null,
      acceptedBy: null,
      outcome: null,
      reason: null,
      identification: null,
      mayObject: false,
      objection: null,
    }
    office.setDay('2026-12-25')
    expect(dataOf(await statusOf('sender', reportNo))).toEqual({ ...said, state: 'issued' })
    office.setDay(MONDAY)
    const at = await visited(household)
    expect(dataOf(await statusOf('sender', reportNo))).toEqual({ ...said, state: 'issued' })
    dataOf(await close(at))
    expect(dataOf(await statusOf('sender', reportNo))).toEqual({ ...said, state: 'closed' })
  })

  test('of all one’s own, over several households', async () => {
    const households = [await office.addHousehold(BAIYANG), await office.addHousehold(LIUJIA)]
    for (const household of households) dataOf(await report(household, 'busy'))
    const { reports, helpPhone } = dataOf(await office.ask('villager', 'busy', 'myReports', { county: COUNTY }))
    expect(reports.map(({ state }) => state)).toEqual(['issued', 'issued'])
    expect(helpPhone).toBe('12317')
  })
})

test('who reported is in no answer that staff can get', async () => {
  const household = await office.addHousehold(BAIYANG)
  const words = '邻居家揭不开锅'
  dataOf(await report(household, 'canary-openid', { forWhom: 'other', words, phone: '13711112222' }))
  // A cadre who reports is a neighbour like any other.
  dataOf(await report(household, 'qingshan', { forWhom: 'other' }))
  const { orderId } = await orderOf(household)
  const hash = office.secrets.hash('canary-openid')
  const answers: unknown[] = []
  for (const openid of ['baiyang', 'baiyang2', 'town', 'county']) {
    for (const name of ['cadre', 'officer'] as const) {
      answers.push(await office.ask(name, openid, 'order', { orderId }), await office.ask(name, openid, 'me', {}))
    }
    answers.push(await office.ask('cadre', openid, 'inbox', {}), await office.ask('officer', openid, 'orders', {}))
    answers.push(await office.ask('officer', openid, 'progress', {}))
    answers.push(await office.tell('cadre', openid, 'acceptOrder', { orderId }, { expectedVersion: 99 }))
  }
  const said = JSON.stringify(answers)
  expect(said).toContain(words)
  for (const canary of ['canary-openid', hash, hash.slice(0, 16), '13711112222', '干部qingshan', '"other"', '"own"']) {
    expect(said).not.toContain(canary)
  }
})

test('a report that races a closing is never lost: it is in the order before it closes, or in a new one', async () => {
  for (let round = 0; round < 12; round += 1) {
    const household = await office.addHousehold(BAIYANG)
    dataOf(await report(household, 'sender'))
    const at = await visited(household)
    // Whose request starts first alternates, so that both endings can happen.
    const acts = [() => close(at), () => report(household, 'second', { forWhom: 'other' })]
    const answers = await Promise.all((round % 2 === 0 ? acts : acts.reverse()).map((act) => act()))
    const [closing, reporting] = round % 2 === 0 ? answers : answers.reverse()
    if (closing === undefined || reporting === undefined) throw new Error('two acts')
    expect(codeOf(reporting)).toBe('ok')
    const card = await orderOf(household)
    if (closing.ok) expect(card).toMatchObject({ state: 'issued', version: 1 })
    else expect([codeOf(closing), card.orderId, card.version]).toEqual(['order.stale', at.orderId, at.version + 1])
    const { reports } = dataOf(await office.ask('cadre', 'baiyang', 'order', { orderId: card.orderId }))
    expect(reports).toHaveLength(closing.ok ? 1 : 2)
  }
})
