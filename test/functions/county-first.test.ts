import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runCommandLine } from '../../cloudfunctions/local/command-line'
import { commands } from '../../cloudfunctions/local/commands'
import { sweepPolicy } from '../../cloudfunctions/server/sweeps/sweep-policy'
import type { Answer } from '../../src/contract/operations'
import type { OrderDetail } from '../../src/contract/views'
import { OPERATIONS, type Operation } from '../../src/domain/access/permission-table'
import {
  type DeployedCounty,
  CADRE,
  COUNTY,
  familyOf,
  OFFICER,
  openDeployedCounty,
  tell,
  TODAY,
  TOWNSHIP_OFFICER,
  VILLAGE,
  VILLAGER,
} from '../support/deployed-county'
import { statementsOf } from '../support/failing-statements'
import { findObjections } from '../support/sql-rules'
import { everyHelpOperation } from './every-help-operation'
import { everyAccessOperation } from './every-access-operation'
import { everyCaseOperation } from './every-case-operation'

/** Asks and tells everything that there is, from the upload of the register to the night after a closing. @returns what was asked */
async function everyOperation(county: DeployedCounty): Promise<readonly string[]> {
  const asked: Operation[] = ['importFile', 'undoImport', 'scoreNight', 'replaceCode']
  const ask = <T>(name: 'villager' | 'cadre' | 'officer', openid: string, query: Operation, payload: object) => {
    asked.push(query)
    return county.get<T>(name, openid, { query, payload })
  }
  const tellTo = <T>(
    name: 'villager' | 'cadre' | 'officer',
    openid: string,
    command: Operation,
    payload: object,
    version?: number,
  ) => {
    asked.push(command)
    return county.get<T>(name, openid, tell(command, payload, { expectedVersion: version }))
  }
  const code = await county.newCode('H1')
  await ask('villager', VILLAGER, 'openCode', { code })
  const said = { code, kind: 'illness', forWhom: 'own', words: '腿疼' }
  const { reportNo } = await tellTo<{ reportNo: string }>('villager', VILLAGER, 'submitReport', said)
  await ask('villager', VILLAGER, 'reportStatus', { county: COUNTY, reportNo })
  await ask('villager', VILLAGER, 'myReports', { county: COUNTY })
  await ask('cadre', CADRE, 'me', {})
  await ask('cadre', CADRE, 'inbox', {})
  await ask('officer', OFFICER, 'progress', {})
  await ask('officer', OFFICER, 'orders', {})
  for (const by of ['number', 'name'] as const) await ask('cadre', CADRE, 'households', { by, text: 'H1' })
  await ask('officer', OFFICER, 'heldOrders', {})
  await tellTo('officer', OFFICER, 'releaseHeld', { county: COUNTY, cause: 'rule:R01' })
  const { orderId, version } = await county.orderOf('H1')
  const { hits } = await ask<OrderDetail>('cadre', CADRE, 'order', { orderId })
  await tellTo('cadre', CADRE, 'acceptOrder', { orderId }, version)
  await tellTo('cadre', CADRE, 'recordVisit', { orderId, visitedOn: TODAY, met: 'head', note: '' }, version + 1)
  const findings = hits.flatMap(({ rule, evidence }) =>
    evidence.map(({ key }) => ({ rule, key, finding: 'dataError' })),
  )
  await tellTo('cadre', CADRE, 'closeOrder', { orderId, outcome: 'dataError', reason: '旧', findings }, version + 2)
  await everyHelpOperation('H1', { ask, tellTo })
  await objectAndReopen(county, reportNo, asked)
  await sweepOnce(county, asked)
  await everyCaseOperation(county, 'H2', { ask, tellTo })
  await everyAccessOperation(county, 'H2', { ask, tellTo })
  await county.call('nightly', 'timer', {})
  for (const batch of await county.batches())
    await county.call('importer', { openid: OFFICER }, tell('undoImport', { county: COUNTY, batch }))
  return asked
}

/** What follows a result: an objection, its two answers, and what the township does to the order. */
async function objectAndReopen(county: DeployedCounty, reportNo: string, asked: Operation[]): Promise<void> {
  asked.push(...(['objectToResult', 'resultObjections', 'answerResultObjection', 'receiptStatus'] as const))
  asked.push(...(['reopenOrder', 'urgeOrder', 'colleagues', 'handOverOrder', 'reportFor', 'enterSignal'] as const))
  const town = <T>(query: Operation, payload: object) => county.get<T>('officer', TOWNSHIP_OFFICER, { query, payload })
  const townTells = (command: Operation, payload: object, expectedVersion?: number) =>
    county.get('officer', TOWNSHIP_OFFICER, tell(command, payload, { expectedVersion }))
  await county.get('villager', VILLAGER, tell('objectToResult', { county: COUNTY, reportNo, words: '不对' }))
  const { items } = await town<Answer<'resultObjections'>>('resultObjections', {})
  const [{ objectionId, orderId, version } = { objectionId: '', orderId: '', version: 0 }] = items
  await townTells('answerResultObjection', { objectionId, reason: '查过' })
  await town('receiptStatus', { reportNo })
  await townTells('reopenOrder', { orderId, reason: '再看' }, version)
  await townTells('urgeOrder', { orderId }, version + 1)
  const { items: people } = await town<Answer<'colleagues'>>('colleagues', { orderId })
  await townTells('handOverOrder', { orderId, to: people[0]?.staffId, reason: '换人' }, version + 1)
  await county.get('cadre', CADRE, tell('reportFor', { householdNo: 'H2', kind: 'care' }))
  const signal = { householdNo: 'H2', channel: 'letter', forWhom: 'other', kind: 'job' }
  await townTells('enterSignal', signal)
}

/** A round, one house of it, and how far it is. */
async function sweepOnce(county: DeployedCounty, asked: Operation[]): Promise<void> {
  asked.push('startSweep', 'sweeps', 'sweepProgress', 'sweepHouseholds', 'checkHousehold')
  const round = tell('startSweep', { area: VILLAGE, from: TODAY, until: TODAY })
  const { roundId } = await county.get<Answer<'startSweep'>>('officer', TOWNSHIP_OFFICER, round)
  const first = { query: 'sweepHouseholds', payload: { roundId, village: VILLAGE } }
  const { items } = await county.get<Answer<'sweepHouseholds'>>('cadre', CADRE, first)
  const cursor = items[0]?.householdId
  await county.get('cadre', CADRE, { ...first, payload: { ...first.payload, cursor } })
  const answers = sweepPolicy().questions.map(({ id }) => ({ question: id, yes: true }))
  await county.get('cadre', CADRE, tell('checkHousehold', { roundId, householdNo: 'H1', answers, words: '难' }))
  await county.get('cadre', CADRE, { query: 'sweeps', payload: {} })
  await county.get('cadre', CADRE, { query: 'sweepProgress', payload: { roundId } })
}

const CASES = path.resolve(__dirname, '../fixtures/cases')
const REGISTER = ['areas.csv', 'households.xlsx', 'members.csv']
const departments = readdirSync(CASES).filter((file) => !file.endsWith('.json') && !REGISTER.includes(file))

/**
 * What the operator types behind each command. `migrate` is not among them: its statements run once, before there is anything to
 * ask. Nor is `--first-load`: one transaction over all counties, which a distributed database refuses. `keys rotate` is for the
 * owner: test/functions/crypto/reseal.test.ts.
 */
const COMMANDS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  import: [...REGISTER, ...departments].map((file) => [path.parse(file).name, path.join(CASES, file)]),
  score: [['--full']],
  explain: [['H1']],
  scores: [[]],
  simulate: [[path.resolve(__dirname, '../../config/rulebooks/default.json')]],
  orders: [[]],
  progress: [[]],
  verify: [[]],
  'keys add': [[]],
  'import undo': [['{batch}']],
}

/** Runs every command beside the functions, on their database. @returns what was run */
async function everyCommand(county: DeployedCounty): Promise<readonly string[]> {
  const quiet = (['log', 'error'] as const).map((to) => jest.spyOn(console, to).mockImplementation(() => undefined))
  const uses = Object.entries(COMMANDS).flatMap(([command, all]) =>
    all.map((words) => [...command.split(' '), ...words]),
  )
  for (const use of uses) {
    const [batch = ''] = await county.batches()
    const words = use.map((word) => (word === '{batch}' ? batch : word))
    expect([words, await runCommandLine(words, commands)]).toEqual([words, 0])
  }
  for (const one of quiet) one.mockRestore()
  return ['migrate', 'keys rotate', ...Object.keys(COMMANDS)]
}

test('every statement of every operation and command can be sent to one server of many', async () => {
  let asked: readonly string[] = []
  let run: readonly string[] = []
  const statements = await statementsOf(async () => {
    const county = await openDeployedCounty([1, 2].map(familyOf))
    asked = await everyOperation(county)
    run = await everyCommand(county)
    await county.close()
  })
  expect(statements.size).toBeGreaterThan(80)
  const objections = [...statements].map((statement) => [statement, ...findObjections(statement)])
  expect(objections.filter(([, ...reasons]) => reasons.length > 0)).toEqual([])
  expect([...new Set(asked)].sort()).toEqual([...OPERATIONS].sort())
  expect([...run].sort()).toEqual(commands.map(({ usage }) => usage.replace(/ <.*/, '')).sort())
})

test('nothing asks how many rows a statement touched, which is no answer to whether they were new', () => {
  const folder = path.resolve(__dirname, '../../cloudfunctions')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(100)
  const counting = /\b(rowCount|num(Affected|Updated|Inserted|InsertedOrUpdated|Deleted|Changed)Rows)\b/
  expect(files.filter((file) => counting.test(readFileSync(path.join(folder, file), 'utf8')))).toEqual([])
})

test.each([
  ['SELECT 1 FROM household WHERE household_id = $1', 'no county'],
  ['select * from "household" inner join "person" on true where "household"."county_code" = $1', 'no county'],
  ['INSERT INTO person (person_id) VALUES ($1)', 'no county'],
  ['DELETE FROM person USING household WHERE person.county_code = $1', 'no county'],
  ['COPY import_stage (batch_id) FROM STDIN', 'no county'],
  ['UPDATE household SET version = 2, in_case_since = now() WHERE county_code = $1', 'a time of the database'],
  ['UPDATE household SET in_case_since = coalesce($2, CURRENT_DATE) WHERE county_code = $1', 'a time of the database'],
  [
    'UPDATE household SET batch_id = gen_random_uuid() WHERE county_code = $1',
    'a random value or number of the database',
  ],
  ["SELECT nextval('number')", 'a random value or number of the database'],
  ['MERGE INTO household USING person ON household.county_code = $1 AND person.county_code = $1', 'MERGE'],
  ['DELETE FROM person WHERE county_code = $1 AND ctid = $2', 'ctid'],
  ["SELECT set_config('app.county', $1, true)", 'a setting that reaches no server'],
  ['SET app.county = 1', 'a setting that reaches no server'],
  ['SELECT pg_try_advisory_lock(1)', 'a lock that is not a row'],
  ['INSERT INTO area (code) VALUES ((SELECT $1))', 'a subquery as a value'],
  ['update "person" set "name" = $1, "county_code" = $2 where "county_code" = $3', 'another county for a row'],
  ['SELECT count(*) FROM person WHERE county_code = $1 GROUP BY ROLLUP (village_code)', 'totals of several groupings'],
  ['BEGIN; COMMIT', 'several statements'],
])('the check itself: %s', (statement, reason) => {
  expect(findObjections(statement)).toEqual([reason])
})

test.each([
  'update "person" set "name" = $1 where "county_code" = $2',
  'SELECT set_scope($1, $2, $3, $4, $5)',
  'SET LOCAL plan_cache_mode TO auto',
  "SELECT 'a; now()' FROM area",
  'INSERT INTO person (county_code) SELECT $1 FROM household WHERE household.county_code = $1',
])('the check itself lets through: %s', (statement) => {
  expect(findObjections(statement)).toEqual([])
})
