import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runCommandLine } from '../../cloudfunctions/local/command-line'
import { commands } from '../../cloudfunctions/local/commands'
import { OPERATIONS } from '../../src/domain/access/permission-table'
import { type DeployedCounty, familyOf, openDeployedCounty } from '../support/deployed-county'
import { statementsOf } from '../support/failing-statements'
import { findObjections } from '../support/sql-rules'
import { everyOperation } from './every-operation'

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
  timeline: [['H1']],
  statistics: [['--month', '2026-07']],
  codes: [[], ['--out', path.join(mkdtempSync(path.join(tmpdir(), 'wudeng-')), 'codes.csv')]],
  'codes replace': [['H1']],
  'codes revoke': [['H2']],
  verify: [[], ['--history']],
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
