import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { sql } from 'kysely'
import type { FunctionAnswer } from '../../src/contract/answer'
import type { OrderDetail } from '../../src/contract/views'
import { noticeText } from '../../src/domain/case/notice'
import { runCommandLine } from '../../cloudfunctions/local/command-line'
import { commands } from '../../cloudfunctions/local/commands'
import { caseContext } from '../../cloudfunctions/server/cases/case-context'
import { makeCode } from '../../cloudfunctions/server/codes/make-code'
import {
  CADRE,
  COUNTY,
  familyOf,
  OFFICER,
  openDeployedCounty,
  tell,
  TODAY,
  upload,
  VILLAGER,
  type DeployedCounty,
} from '../support/deployed-county'
import { failStatement } from '../support/failing-statements'

// A household whose number, phone and names are seen nowhere but where they belong, whatever happens to it: from the file of the
// register over nights, reports, visits and closings, through faults of every kind, to what is printed.
const family = familyOf(7)
const NUMBERS = [family.headId, family.childId, family.phone, '13700007777', VILLAGER]
const SAID = ['腿疼得下不了地', '家里没人看门', '学籍是旧的']
const NAMES = [family.head, family.child, family.address, '白村干']
const [words = '', note = '', reason = ''] = SAID

let county: DeployedCounty
const logged: string[] = []
const faults: unknown[] = []
const printed: string[] = []

beforeAll(async () => {
  const write = fs.writeSync
  // Where the log's last byte leaves the process; nothing of it is lost, or seen while the tests run.
  jest.spyOn(fs, 'writeSync').mockImplementation((...args: unknown[]) => {
    const [fd, data] = args
    if (fd !== 2) return Reflect.apply(write, fs, args)
    logged.push(String(data))
    return Buffer.byteLength(String(data))
  })
  county = await openDeployedCounty([family])
  await story()
})
afterAll(async () => {
  jest.restoreAllMocks()
  await county.close()
})

/** Sends a command with each of its statements refused once by a database that quotes all values, and at last undisturbed. */
async function sendThroughTrouble(name: 'villager' | 'cadre', openid: string, event: unknown): Promise<void> {
  for (let n = 1; ; n += 1) {
    const failing = failStatement(n, 'refused')
    const answer: FunctionAnswer<unknown> = await county.call(name, { openid }, event)
    failing.restore()
    if (answer.ok) return
    faults.push(answer)
    if (failing.failed() === undefined) throw new Error(`refused: ${JSON.stringify(answer)}`)
  }
}

async function story(): Promise<void> {
  for (let guess = 0; guess < 12; guess += 1)
    faults.push(
      await county.call('villager', { openid: VILLAGER }, { query: 'openCode', payload: { code: makeCode(COUNTY) } }),
    )
  const code = await county.newCode(family.householdNo)
  const said = { code, kind: 'illness', forWhom: 'own', words, phone: '13700007777' }
  faults.push(await county.call('villager', { openid: VILLAGER }, tell('submitReport', said)))
  await sendThroughTrouble('villager', `${VILLAGER}2`, tell('submitReport', said))
  const { orderId, version } = await county.orderOf(family.householdNo)
  const { hits } = await county.get<OrderDetail>('cadre', CADRE, { query: 'order', payload: { orderId } })
  const findings = hits.flatMap(({ rule, evidence }) =>
    evidence.map(({ key }) => ({ rule, key, finding: 'dataError' })),
  )
  const steps = [
    ['acceptOrder', {}],
    ['recordVisit', { visitedOn: TODAY, met: 'head', note }],
    ['closeOrder', { outcome: 'dataError', reason, findings }],
  ] as const
  for (const [at, [command, more]] of steps.entries()) {
    const event = tell(command, { orderId, ...more }, { expectedVersion: version + at })
    await sendThroughTrouble('cadre', CADRE, event)
    faults.push(await county.call('cadre', { openid: CADRE }, { ...event, commandId: randomUUID() }))
    faults.push(await county.call('cadre', { openid: CADRE }, { ...event, [family.head]: family.headId }))
  }
  const row = [family.headId.slice(0, -1), family.head, family.phone].join()
  const wrong = upload('medical', `结算流水号,身份证号,姓名,结算日期,医疗总费用,个人自付\nYB1,${row},1,2\n`)
  faults.push(await county.get('importer', OFFICER, wrong))
  await county.call('nightly', 'timer', {})
  await print()
}

/** What the operator sees of it: every command that reads, and some that are refused. */
async function print(): Promise<void> {
  const listeners = (['log', 'error'] as const).map((to) =>
    jest.spyOn(console, to).mockImplementation((...said: unknown[]) => void printed.push(said.join(' '))),
  )
  const { householdNo, headId } = family
  const uses = [
    'scores',
    'orders',
    'progress',
    'verify',
    `explain ${householdNo}`,
    `explain ${headId}`,
    'import gold x',
  ]
  for (const use of uses)
    for (const json of [[], ['--json']]) await runCommandLine([...use.split(' '), ...json], commands)
  for (const listener of listeners) listener.mockRestore()
}

function expectNone(text: string, canaries: readonly string[]): void {
  expect(canaries.filter((canary) => text.includes(canary))).toEqual([])
}

test('the log tells of every bug by its number and kind, and of nobody', () => {
  const bugs = logged
    .join('')
    .split('\n')
    .filter((line) => line.includes('"msg":"bug"'))
  expect(bugs.length).toBeGreaterThan(30)
  for (const line of bugs) expect(JSON.parse(line)).toMatchObject({ trace: expect.any(String), sqlState: '53100' })
  expectNone(logged.join(''), [...NUMBERS, ...SAID, ...NAMES])
})

test('no fault says anything of a person', () => {
  expect(JSON.stringify(faults)).toContain('limit.wrongCode')
  // Who changed an order last is told to those who work on it; a name of the field that is unknown is the sender's own.
  expectNone(JSON.stringify(faults), [...NUMBERS, ...SAID, family.child, family.address])
})

test('ID numbers, phones, addresses, openids of villagers and what they said stand nowhere in the database', async () => {
  const { rows: tables } = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`.execute(
    county.owner,
  )
  expect(tables.length).toBeGreaterThan(18)
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`SELECT t::text AS row FROM ${sql.table(name)} AS t`.execute(
      county.owner,
    )
    expectNone(rows.map(({ row }) => row).join('\n'), [...NUMBERS, ...SAID, family.address])
  }
})

test('nothing that the operator’s commands print says anything of a person', () => {
  expect(printed.length).toBeGreaterThan(10)
  expectNone(printed.join('\n'), [...NUMBERS, ...SAID, ...NAMES])
})

test('a notice says the name, and no number even when it was written into the name', () => {
  const { head, headId, phone } = family
  const household = { villageName: `柏杨村${phone}`, group: `一组${headId}`, headName: `${head}${headId}`, people: 2 }
  const days = { postedOn: TODAY, until: '2026-11-28', code: `${COUNTY}0A1B2C3D4E5F` }
  const notice = noticeText({ kind: 'inclusion', category: null }, household, days, caseContext(TODAY).policy).join(
    '\n',
  )
  expect(notice).toContain(head.replace(/\d/g, ''))
  expectNone(notice, NUMBERS)
})

test('batches, faults of files, counts, messages and the plain part of receipts name nobody', async () => {
  const plain = [
    'import_batch',
    'import_fault',
    'rate_window',
    'score_run',
    'order_tally',
    'chain_head',
    'message_outbox',
  ] as const
  const rows = await Promise.all(plain.map((table) => county.owner.selectFrom(table).selectAll().execute()))
  const receipts = await county.owner
    .selectFrom('command_receipt')
    .select(['command_id', 'actor', 'request_hash', 'answered_at'])
    .execute()
  expect([...rows, receipts].map(({ length }) => length > 0)).toEqual([true, true, true, true, true, true, true, true])
  expectNone(JSON.stringify([rows, receipts]), [...NUMBERS, ...SAID, ...NAMES])
})

test('events hold codes, states and numbers', async () => {
  const events = await county.owner.selectFrom('event').selectAll().execute()
  expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(6)
  expectNone(JSON.stringify(events), [...NUMBERS, ...SAID, ...NAMES])
})
