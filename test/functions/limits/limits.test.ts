import { randomUUID } from 'node:crypto'
import policy from '../../../config/policies/limits.json'
import type { FunctionAnswer } from '../../../src/contract/answer'
import { endpoint } from '../../../cloudfunctions/server/endpoint'
import { makeCode } from '../../../cloudfunctions/server/codes/make-code'
import { forgetWindows } from '../../../cloudfunctions/server/limits/forget-windows'
import { villagerHandlers } from '../../../cloudfunctions/villager/index'
import { codeOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import { BAIYANG, COUNTY, openOffice, OTHER_COUNTY, type Household, type Office } from '../../support/open-office'

const { openCode, submitReport, wrongCode } = policy
let office: Office
let household: Household
/** Minutes of the day. */
let minute = 0
let main: ReturnType<typeof endpoint>

beforeAll(async () => {
  office = await openOffice()
  const at = () =>
    `${MONDAY}T${String(2 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00.000Z`
  const { db, secrets } = office
  const runtime = { db, secrets, clock: { now: at, today: () => MONDAY }, newId: randomUUID }
  main = endpoint('villager', villagerHandlers, () => runtime)
})
afterAll(() => office.close())
beforeEach(async () => {
  minute += 120
  household = await office.addHousehold(BAIYANG)
})

type Caller = { readonly openid: string; readonly address?: string }

function call(event: unknown, { openid, address = '' }: Caller): Promise<FunctionAnswer<unknown>> {
  return main(event, { environment: JSON.stringify({ WX_OPENID: openid, WX_CLIENTIP: address }) })
}
const open = (code: string, caller: Caller) => call({ query: 'openCode', payload: { code } }, caller)
const reportOf = (code: string, commandId = randomUUID()) => ({
  ...{ command: 'submitReport', commandId, payload: { code, kind: 'water', forWhom: 'own' } },
})
const somebody = () => ({ openid: randomUUID() })

/** So many calls, one after the other. @returns what each was refused with, or `ok` */
async function times(count: number, act: (index: number) => Promise<FunctionAnswer<unknown>>): Promise<Set<string>> {
  const codes = new Set<string>()
  for (let index = 0; index < count; index += 1) codes.add(codeOf(await act(index)))
  return codes
}

describe('refused', () => {
  test('who guesses codes finds nothing, and after some guesses not even a code that is right', async () => {
    const guesser = somebody()
    const guess = () => open(makeCode(COUNTY), guesser)
    expect(await times(wrongCode.identity.most, guess)).toEqual(new Set(['code.unknown']))
    expect(codeOf(await guess())).toBe('limit.wrongCode')
    minute += 30
    const refused = await open(household.code, guesser)
    expect(refused).toMatchObject({ ok: false, fault: { code: 'limit.wrongCode', details: { minutes: 30 } } })
    expect(codeOf(await call(reportOf(household.code), guesser))).toBe('limit.wrongCode')
    // Nobody else, and not for long.
    expect(codeOf(await open(household.code, somebody()))).toBe('ok')
    minute += 30
    expect(codeOf(await open(household.code, guesser))).toBe('ok')
  })

  test('a network from which many identities guess', async () => {
    const guess = () => open(makeCode(COUNTY), { ...somebody(), address: '203.0.113.7' })
    expect(await times(wrongCode.address.most, guess)).toEqual(new Set(['code.unknown']))
    expect(codeOf(await guess())).toBe('limit.wrongCode')
    expect(codeOf(await open(household.code, { ...somebody(), address: '203.0.113.8' }))).toBe('ok')
  })

  test('one code too often, whoever opens it', async () => {
    expect(await times(openCode.code.most, () => open(household.code, somebody()))).toEqual(new Set(['ok']))
    expect(codeOf(await open(household.code, somebody()))).toBe('limit.code')
    expect(codeOf(await call(reportOf(household.code), somebody()))).toBe('ok')
  })

  test('one identity too often, whatever it reports', async () => {
    const busy = somebody()
    const homes = await Promise.all([1, 2, 3].map(() => office.addHousehold(BAIYANG)))
    const report = (index: number) => call(reportOf(homes[index % homes.length]?.code ?? ''), busy)
    expect(await times(submitReport.identity.most, report)).toEqual(new Set(['ok']))
    expect(codeOf(await report(0))).toBe('limit.identity')
    expect(codeOf(await call(reportOf(household.code), somebody()))).toBe('ok')
  })

  test('one that is too many leaves nothing behind, and what was carried out before is answered again', async () => {
    const busy = somebody()
    const first = reportOf(household.code)
    const answer = await call(first, busy)
    await times(submitReport.code.most - 1, () => call(reportOf(household.code), somebody()))
    const late = reportOf(household.code)
    expect(codeOf(await call(late, busy))).toBe('limit.code')
    expect(await call(first, busy)).toEqual(answer)
    const receipts = await office.inCounty(COUNTY, (tx) =>
      tx.selectFrom('command_receipt').select('command_id').where('county_code', '=', COUNTY).execute(),
    )
    const ids = receipts.map(({ command_id }) => command_id)
    expect([ids.includes(first.commandId), ids.includes(late.commandId)]).toEqual([true, false])
  })

  test('also what comes at once: no two of them count as one', async () => {
    await call(reportOf(household.code), somebody())
    const count = submitReport.code.most + 4
    const answers = await Promise.all(Array.from({ length: count }, () => call(reportOf(household.code), somebody())))
    const codes = answers.map(codeOf).sort()
    expect(codes.filter((code) => code === 'limit.code')).toHaveLength(5)
    expect(codes.filter((code) => code === 'ok')).toHaveLength(submitReport.code.most - 1)
  })
})

test('a code that was replaced is no guess', async () => {
  const { householdNo, code } = household
  expect(codeOf(await office.tell('officer', 'county', 'replaceCode', { county: COUNTY, householdNo }))).toBe('ok')
  const neighbour = somebody()
  expect(await times(wrongCode.identity.most + 2, () => open(code, neighbour))).toEqual(new Set(['code.revoked']))
})

test('a code that was given anew is counted from the beginning, and whoever asked too often waits all the same', async () => {
  const { householdNo, code } = household
  const busy = somebody()
  expect(await times(openCode.identity.most, () => open(code, busy))).toEqual(new Set(['ok']))
  expect(codeOf(await open(code, somebody()))).toBe('limit.code')
  const answer = await office.tell('officer', 'county', 'replaceCode', { county: COUNTY, householdNo })
  const fresh = answer.ok ? answer.data.code : ''
  expect(codeOf(await open(fresh, busy))).toBe('limit.identity')
  expect(await times(openCode.code.most - 1, () => open(fresh, somebody()))).toEqual(new Set(['ok']))
  expect(codeOf(await open(code, somebody()))).toBe('limit.code')
})

test('what is kept are hashes that are nowhere else, only in counties that are there, and not for long', async () => {
  const caller = { openid: 'canary-openid', address: '198.51.100.23' }
  await open(household.code, caller)
  await open(makeCode('110101'), caller)
  const windows = () =>
    office.inCounty(COUNTY, (tx) =>
      tx.selectFrom('rate_window').selectAll().where('county_code', '=', COUNTY).execute(),
    )
  const kept = await windows()
  expect(kept.length).toBeGreaterThan(3)
  const { secrets } = office
  const known = [caller.openid, caller.address, household.code]
  for (const text of [...known, ...known.map((one) => secrets.hash(one))])
    expect(JSON.stringify(kept)).not.toContain(text)
  const elsewhere = await office.inCounty('110101', (tx) =>
    tx.selectFrom('rate_window').selectAll().where('county_code', '=', '110101').execute(),
  )
  expect(elsewhere).toEqual([])

  await forgetWindows(office.db, OTHER_COUNTY, '2026-12-01T00:00:00.000Z')
  await forgetWindows(office.db, COUNTY, `${MONDAY}T23:00:00.000Z`)
  expect(await windows()).toHaveLength(kept.length)
  await forgetWindows(office.db, COUNTY, '2026-12-01T00:00:00.000Z')
  expect(await windows()).toEqual([])
})
