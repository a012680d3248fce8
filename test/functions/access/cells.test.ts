import { importFile } from '../../../cloudfunctions/importer/import-file'
import { undoImport } from '../../../cloudfunctions/importer/undo-import'
import { cadreHandlers } from '../../../cloudfunctions/cadre'
import { officerHandlers } from '../../../cloudfunctions/officer'
import { endpoint, type Main } from '../../../cloudfunctions/server/endpoint'
import { villagerHandlers } from '../../../cloudfunctions/villager'
import { operations } from '../../../src/contract/operations'
import { STAFF_ROLES } from '../../../src/domain/access/invitation'
import { OPERATIONS, PERMISSIONS, type Grants, type Operation } from '../../../src/domain/access/permission-table'
import { ROLES, type Role } from '../../../src/domain/access/role'
import { statementsOf } from '../../support/failing-statements'
import { FITTING } from '../../support/fitting-payloads'
import { openTestCounty, type TestCounty } from '../../support/test-county'

const AREA = { village: '610999101201', township: '610999101', county: '610999' } as const
const AREA_OF = {
  villageCadre: AREA.village,
  gridWorker: AREA.village,
  workTeam: AREA.village,
  townshipOfficer: AREA.township,
  countyOfficer: AREA.county,
} as const

let county: TestCounty
let functions: Readonly<Record<string, Main>>
beforeAll(async () => {
  county = await openTestCounty()
  const { runtime } = county
  const { secrets, newId, db } = runtime
  functions = {
    villager: endpoint('villager', villagerHandlers, () => runtime),
    cadre: endpoint('cadre', cadreHandlers, () => runtime),
    officer: endpoint('officer', officerHandlers, () => runtime),
    importer: endpoint('importer', { importFile, undoImport }, () => runtime),
  }
  const staff = STAFF_ROLES.map((role) => ({
    ...{ staff_id: newId(), name: role, phone_hash: secrets.hash(role), phone_cipher: secrets.seal(role) },
    ...{ role, area_code: AREA_OF[role], openid: role },
  }))
  // Opens the pool's connection as well, so that afterwards a call sends what it asks and nothing else.
  await db.insertInto('staff').values(staff).execute()
})
afterAll(() => county.close())

const contextOf = (role: Role) => ({
  environment: JSON.stringify(role === 'timer' ? { TRIGGER_SRC: 'timer' } : { WX_OPENID: role }),
})

function eventOf(operation: Operation): object {
  const payload = FITTING[operation]
  return operations[operation].kind === 'query'
    ? { query: operation, payload }
    : { command: operation, commandId: crypto.randomUUID(), expectedVersion: 1, payload }
}

/** The timer's own operation is behind no name that anybody can send. */
const ASKED = OPERATIONS.filter((operation) => operation !== 'scoreNight')

const cells = ASKED.flatMap((operation) => {
  const grants: Grants = PERMISSIONS[operation]
  return ROLES.filter((role) => grants[role] === undefined).map((role) => [operation, role] as const)
})

test.each(cells)('%s is refused to %s, and nothing is read but who asks', async (operation, role) => {
  for (const name of operations[operation].within) {
    let answer: unknown
    const statements = await statementsOf(async () => {
      answer = await functions[name]?.(eventOf(operation), contextOf(role))
    })
    expect(answer).toEqual({ ok: false, fault: { code: 'permission.role', kind: 'denied', details: {} } })
    expect([...statements].filter((text) => !text.includes('from "staff"'))).toEqual([])
    expect(statements.size).toBe(role === 'timer' ? 0 : 1)
  }
})

test.each(Object.keys({ villager: 0, cadre: 0, officer: 0, importer: 0 }))('no %s serves the night', async (name) => {
  for (const role of ROLES)
    expect(await functions[name]?.(eventOf('scoreNight'), contextOf(role))).toMatchObject({
      fault: { code: 'request.unknownOperation' },
    })
})

test('most of the table is refusals, so that a test of them is worth something', () => {
  expect(cells.length).toBeGreaterThan(ASKED.length)
})
