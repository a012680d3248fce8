import { cadreHandlers } from '../../cloudfunctions/cadre'
import { importFile } from '../../cloudfunctions/importer/import-file'
import { undoImport } from '../../cloudfunctions/importer/undo-import'
import { officerHandlers } from '../../cloudfunctions/officer'
import { systemClock } from '../../cloudfunctions/server/clock'
import { newKeys } from '../../cloudfunctions/server/crypto/keys'
import { makeSecrets } from '../../cloudfunctions/server/crypto/secrets'
import { connect } from '../../cloudfunctions/server/database/connect'
import { endpoint, type Main } from '../../cloudfunctions/server/endpoint'
import type { Runtime } from '../../cloudfunctions/server/runtime'
import { villagerHandlers } from '../../cloudfunctions/villager'
import { operations } from '../../src/contract/operations'
import type { OperationSpec } from '../../src/contract/operations/operation-spec'
import { OPERATIONS, type Operation } from '../../src/domain/access/permission-table'
import { statementsOf } from '../support/failing-statements'
import { FITTING } from '../support/fitting-payloads'

// A database that is not there: what is refused here is refused before anything is asked of one.
const runtime: Runtime = {
  db: connect('postgresql://nobody@127.0.0.1:1/none', { max: 1 }),
  secrets: makeSecrets(newKeys()),
  clock: systemClock(),
  newId: () => crypto.randomUUID(),
}
const functions: Readonly<Record<string, Main>> = {
  villager: endpoint('villager', villagerHandlers, () => runtime),
  cadre: endpoint('cadre', cadreHandlers, () => runtime),
  officer: endpoint('officer', officerHandlers, () => runtime),
  importer: endpoint('importer', { importFile, undoImport }, () => runtime),
}
afterAll(() => runtime.db.destroy())

const specOf = (operation: Operation): OperationSpec => operations[operation]
/** The night is called by its timer, with nothing in the hand. */
const commands = OPERATIONS.filter((one) => specOf(one).kind === 'command' && one !== 'scoreNight')
const places = commands.flatMap((command) => specOf(command).within.map((name) => [command, name] as const))
const isVersioned = (command: Operation) => {
  const spec = specOf(command)
  return spec.kind === 'command' && spec.versioned === true
}

async function send(name: string, event: object) {
  let answer: unknown
  const context = { environment: JSON.stringify({ WX_OPENID: 'oSOMEBODY' }) }
  const statements = await statementsOf(async () => {
    answer = await functions[name]?.(event, context)
  })
  return { answer, statements: [...statements] }
}

const refusedAt = (field: string) => ({
  answer: { ok: false, fault: { code: 'request.invalid', kind: 'input', details: { field } } },
  statements: [],
})

test.each(places)('%s within %s is refused without a command id', async (command, name) => {
  const told = { command, payload: FITTING[command], expectedVersion: 1 }
  expect(await send(name, told)).toEqual(refusedAt('commandId'))
  expect(await send(name, { ...told, commandId: '1' })).toEqual(refusedAt('commandId'))
})

test.each(places.filter(([command]) => isVersioned(command)))(
  '%s within %s changes what others change, and is refused without the version that was seen',
  async (command, name) => {
    const told = { command, commandId: crypto.randomUUID(), payload: FITTING[command] }
    expect(await send(name, told)).toEqual(refusedAt('expectedVersion'))
    expect(await send(name, { ...told, expectedVersion: -1 })).toEqual(refusedAt('expectedVersion'))
  },
)

test('whatever leads on from a state names the version of it', () => {
  // What answers with the new version of something that was there before; a case or a measure that begins has no old one.
  const begins = ['proposeClearance', 'planMeasure']
  const changing = commands.filter((command) => {
    const { answer } = specOf(command)
    return 'shape' in answer && typeof answer.shape === 'object' && answer.shape !== null && 'version' in answer.shape
  })
  expect(commands.filter(isVersioned).sort()).toEqual(changing.filter((command) => !begins.includes(command)).sort())
})
