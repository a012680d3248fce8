import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { sql } from 'kysely'
import type { CommandName } from '../../src/contract/operations'
import { operations } from '../../src/contract/operations'
import { OPERATIONS, type Operation } from '../../src/domain/access/permission-table'
import { familyOf, OFFICER, openDeployedCounty, type DeployedCounty } from '../support/deployed-county'
import { FITTING } from '../support/fitting-payloads'
import { freeText, plant } from '../support/free-text'
import { everyOperation } from './every-operation'

// Whatever people write of a household is sealed: at each place of each command at which anything can be written, something else is
// written, and then looked for in all that is kept and said.

/** What can be written anywhere and is no word about anybody: told apart by what the domain takes it for. */
const NO_WORDS: Partial<Record<Operation, readonly string[]>> = {
  // Names a household, and finds it or not.
  reportFor: ['householdNo'],
  enterSignal: ['householdNo'],
  checkHousehold: ['householdNo', 'answers.question'],
  replaceCode: ['householdNo'],
  // Ids and codes of our own lists, refused when they are not in them.
  closeOrder: ['findings.rule', 'findings.key'],
  compareCase: ['results.body'],
  holdAssembly: ['category', 'risks'],
  planMeasure: ['measure', 'item', 'department'],
  // The register: read as the column that it is, kept as the files keep it.
  correctData: ['field', 'value'],
  importFile: ['feed', 'content'],
  // Of whoever works here, as the staff file has it.
  inviteStaff: ['name'],
}

const COMMANDS = OPERATIONS.filter((operation): operation is CommandName => operations[operation].kind === 'command')
const CANARIES = new Map(
  OPERATIONS.flatMap((operation) =>
    freeText(operation, '金丝雀')
      .filter((place) => !NO_WORDS[operation]?.includes(place))
      .map((place) => `${operation}.${place}`),
  ).map((place, index) => [place, `金丝雀${index + 1000}`]),
)
const placesOf = (operation: Operation) => [...CANARIES.keys()].filter((place) => place.startsWith(`${operation}.`))

/** Puts a canary at each place of an event that has it. @returns the places */
function plantAll(operation: Operation, payload: unknown): readonly string[] {
  return placesOf(operation).filter((place) =>
    plant(payload, place.slice(operation.length + 1), CANARIES.get(place) ?? ''),
  )
}

let county: DeployedCounty
const planted = new Set<string>()
const logged: string[] = []
const faults: unknown[] = []

beforeAll(async () => {
  const write = fs.writeSync
  jest.spyOn(fs, 'writeSync').mockImplementation((...args: unknown[]) => {
    if (args[0] !== 2) return Reflect.apply(write, fs, args)
    logged.push(String(args[1]))
    return Buffer.byteLength(String(args[1]))
  })
  county = await openDeployedCounty([1, 2].map(familyOf))
  await everyOperation(withCanaries(county))
  for (const query of OPERATIONS.filter((operation) => operations[operation].kind === 'query')) {
    const payload: object = structuredClone(FITTING[query])
    for (const place of plantAll(query, payload)) planted.add(place)
    const within = operations[query].within[0] === 'villager' ? 'villager' : 'officer'
    faults.push(await county.call(within, { openid: OFFICER }, { query, payload }))
  }
})
afterAll(async () => {
  jest.restoreAllMocks()
  await county.close()
})

/** The county, in which every command is told with canaries, first as somebody with an old view of things would tell it. */
function withCanaries(real: DeployedCounty): DeployedCounty {
  const call: DeployedCounty['call'] = async (name, caller, event) => {
    const { command, payload, expectedVersion } = event as Event
    const told = COMMANDS.find((one) => one === command)
    if (told === undefined) return real.call(name, caller, event)
    const places = plantAll(told, payload)
    if (expectedVersion !== undefined)
      faults.push(await real.call(name, caller, { ...(event as Event), commandId: randomUUID(), expectedVersion: 99 }))
    const answer = await real.call(name, caller, event)
    if (answer.ok) for (const place of places) planted.add(place)
    else faults.push(answer)
    return answer
  }
  return {
    ...real,
    call,
    async get<T>(name: Parameters<typeof call>[0], openid: string, event: object) {
      const answer = await call(name, { openid }, event)
      if (!answer.ok) throw new Error(`refused: ${JSON.stringify([answer.fault, event])}`)
      return answer.data as T
    },
  }
}

interface Event {
  readonly command?: string
  readonly payload?: unknown
  readonly expectedVersion?: number
}

test('something was written at every place at which anything can be written', () => {
  expect([...CANARIES.keys()].filter((place) => !planted.has(place))).toEqual([])
  expect(planted.size).toBeGreaterThan(25)
})

test('none of it stands in clear in any row of any table: what happened, receipts and messages among them', async () => {
  const { rows: tables } = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`.execute(
    county.owner,
  )
  const held: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      SELECT t::text AS row FROM ${sql.table(name)} AS t WHERE t::text LIKE '%金丝雀%'`.execute(county.owner)
    held.push(...rows.map(({ row }) => `${name}: ${row}`))
  }
  expect(tables.length).toBeGreaterThan(18)
  expect(held).toEqual([])
})

test('no fault and no line of the log says any of it', () => {
  expect(JSON.stringify(faults)).toContain('order.stale')
  expect(JSON.stringify(faults.filter((fault) => (fault as { ok: boolean }).ok === false))).not.toContain('金丝雀')
  expect(logged.join('')).not.toContain('金丝雀')
})

test('what is told apart as no words is text that can be written', () => {
  for (const [operation, places] of Object.entries(NO_WORDS))
    for (const place of places) expect(freeText(operation as Operation, '金丝雀')).toContain(place)
})
