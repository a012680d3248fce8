import '../support/quiet'
import { randomUUID } from 'node:crypto'
import { createRandom } from '../../cloudfunctions/local/demo/random'
import type { CommandName } from '../../src/contract/operations'
import { addDays } from '../../src/domain/calendar/day-number'
import { codeOf } from '../support/answers'
import { DEEDS } from '../support/deeds/deeds'
import { sceneOf, type Choose } from '../support/deeds/scene'
import { FAILURES, failStatement } from '../support/failing-statements'
import { openLivingCounty, type LivingCounty } from '../support/living-county'
import { saveDatabase, type SavedDatabase } from '../support/saved-database'
import { tryWithFailure } from '../support/try-with-failure'
import { effectOf, readContents, readShapes } from '../support/whole-database'

/** A step of the story: a command, what is wished for where there is a choice, and how many days have passed before it. */
type Step = readonly [command: CommandName, wishes?: readonly string[], later?: number]

/** Everything that can be told, each where there is something to do it to. The first of each command is tried with every failure. */
const STORY: readonly Step[] = [
  ...([['importFile', ['H5']], ['undoImport'], ['importFile', ['H5']], ['scoreNight'], ['releaseHeld']] as const),
  ...([
    ['replaceCode', ['H1']],
    ['submitReport', ['H1']],
    ['acceptOrder', ['H1']],
    ['handOverOrder', ['H1']],
  ] as const),
  ...([
    ['urgeOrder', ['H1']],
    ['recordVisit', ['H1']],
    ['closeOrder', ['H1', 'dataError']],
  ] as const),
  ...([['answerCorrection'], ['objectToResult'], ['answerResultObjection'], ['reopenOrder', ['H1']]] as const),
  ...([['startSweep'], ['checkHousehold', ['H2']], ['reportFor', ['H3']], ['enterSignal', ['H4']]] as const),
  ...([
    ['acceptOrder', ['H2']],
    ['recordVisit', ['H2']],
    ['closeOrder', ['H2', 'identify']],
  ] as const),
  ...([['helpFirst'], ['authoriseCase'], ['compareCase'], ['holdAssembly'], ['sendBackCase', ['compared']]] as const),
  ...([['holdAssembly'], ['postNotice'], ['objectToNotice'], ['answerObjection'], ['reviewCase', [], 6]] as const),
  ...([['approveCase'], ['announceCase'], ['proposeClearance'], ['checkClearance'], ['declineCase']] as const),
  ...([
    ['planMeasure', ['H3']],
    ['startMeasure'],
    ['addProgress'],
    ['endMeasure'],
    ['planMeasure'],
    ['cancelMeasure'],
  ] as const),
  ...([['inviteStaff'], ['revokeInvitation'], ['inviteStaff'], ['acceptInvitation'], ['endPost']] as const),
  ...([['revealField'], ['correctData', ['H4']]] as const),
]

/** Work in several transactions, and where each try of it leaves its own trace. */
const TRACES: Partial<Record<CommandName, readonly string[]>> = {
  releaseHeld: ['event', 'chain_head', 'command_receipt'],
  scoreNight: ['score_run', 'event', 'chain_head'],
  importFile: ['import_batch', 'event', 'chain_head', 'command_receipt'],
  undoImport: ['import_batch', 'event', 'chain_head', 'command_receipt'],
}

/** `WUDENG_FAULTS=all` tries every statement in every way; otherwise a seed says which, of each command some, its commit always. */
const ALL = process.env['WUDENG_FAULTS'] === 'all'
const ONE_OF = 12
const random = createRandom(20261124)

/** So many that one delivery about them all is a storm. */
const FAMILIES = 24

let county: LivingCounty
let saved: SavedDatabase
const tried = new Map<CommandName, number>()
let faults = 0

beforeAll(async () => {
  county = await openLivingCounty(FAMILIES)
  saved = await saveDatabase(county.ownerUrl)
  await saved.save([...Object.keys(await readContents(county.owner)), 'rate_window'])
})
afterAll(async () => {
  await saved.close()
  await county.close()
})

const wishing =
  (wishes: readonly string[]): Choose =>
  (from, fits = () => true) => {
    const fitting = from.filter(fits)
    return fitting.find((one) => wishes.includes(nameOf(one))) ?? fitting[0]
  }

function nameOf(one: unknown): string {
  if (typeof one === 'string') return one
  return typeof one === 'object' && one !== null && 'householdNo' in one ? String(one.householdNo) : ''
}

test.each(STORY)('%s: all of it or nothing, and the same again ends it', async (command, wishes = [], later = 0) => {
  county.setDay(addDays(county.today(), later))
  const deed = await DEEDS[command](sceneOf(county, wishing(wishes)))
  if (deed === undefined) throw new Error(`nothing to ${command}`)
  const told = { ...deed, command, commandId: randomUUID() }
  const send = () => county.perform(told)
  const { owner } = county
  const before = await readContents(owner)
  const counting = failStatement(Infinity, 'refused')
  const answer = await send()
  counting.restore()
  expect(codeOf(answer)).toBe('ok')
  const after = await readShapes(owner)
  const effect = effectOf(before, await readContents(owner))
  if (!tried.has(command)) {
    tried.set(command, counting.sent())
    const attempt = { owner, send, before, answer, effect, after, traces: TRACES[command] }
    const written = [...Object.keys(effect), ...(TRACES[command] ?? []), 'rate_window']
    await saved.restore(written)
    for (const how of FAILURES) {
      const offset = random.int(ONE_OF)
      for (let n = 1; n <= counting.sent(); n += 1) {
        if (!ALL && n % ONE_OF !== offset && n !== counting.sent()) continue
        // Also after a failure of the test itself: what comes next begins where it should.
        await tryWithFailure(attempt, n, how).finally(() => saved.restore(written))
        faults += 1
      }
    }
    await send()
  }
  await saved.save([...Object.keys(effect), 'rate_window'])
})

test('every command was tried, and history and tally are whole after all of it', async () => {
  expect([...tried.keys()].sort()).toEqual(Object.keys(DEEDS).sort())
  expect(await county.differences()).toEqual([])
  const statements = [...tried.values()].reduce((sum, count) => sum + count, 0)
  const which = ALL ? 'all' : 'chosen by a seed, WUDENG_FAULTS=all for all'
  process.stdout.write(`${tried.size} commands, ${statements} statements, ${faults} failures (${which})\n`)
})
