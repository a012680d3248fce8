import '../support/quiet'
import { randomUUID } from 'node:crypto'
import { createRandom } from '../../cloudfunctions/local/demo/random'
import type { CommandName } from '../../src/contract/operations'
import { addDays } from '../../src/domain/calendar/day-number'
import { codeOf } from '../support/answers'
import { DEEDS } from '../support/deeds/deeds'
import { sceneOf } from '../support/deeds/scene'
import { STORY, wishing } from '../support/deeds/story'
import { FAILURES, failStatement } from '../support/failing-statements'
import { openLivingCounty, type LivingCounty } from '../support/living-county'
import { saveDatabase, type SavedDatabase } from '../support/saved-database'
import { tryWithFailure } from '../support/try-with-failure'
import { effectOf, readContents, readShapes } from '../support/whole-database'

/** Work in several transactions, and where each try of it leaves its own trace. */
const TRACES: Partial<Record<CommandName, readonly string[]>> = {
  releaseHeld: ['event', 'chain_head', 'command_receipt'],
  scoreNight: ['score_run', 'event', 'chain_head'],
  importFile: ['import_batch', 'event', 'chain_head', 'command_receipt'],
  undoImport: ['import_batch', 'event', 'chain_head', 'command_receipt'],
}

/**
 * `WUDENG_FAULTS=all` tries every statement in every way, the name of a way every statement in that one; otherwise a seed says
 * which of each command, and its commit is always carried out unanswered.
 */
const WANTED = process.env['WUDENG_FAULTS'] ?? 'some'
const ONE_OF = 24
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

test.each(STORY)('%s: all of it or nothing, and the same again ends it', async (command, wishes, later) => {
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
  const effect = effectOf(before, await readContents(owner))
  if (!tried.has(command)) {
    tried.set(command, counting.sent())
    const settled = Object.keys(effect).filter((table) => !TRACES[command]?.includes(table))
    const after = await readShapes(owner, settled)
    const attempt = { owner, send, before, answer, effect, after, traces: TRACES[command] }
    const written = [...Object.keys(effect), ...(TRACES[command] ?? []), 'rate_window']
    await saved.restore(written)
    for (const how of FAILURES) {
      const offset = random.int(ONE_OF)
      for (let n = 1; n <= counting.sent(); n += 1) {
        const isChosen = n % ONE_OF === offset || (n === counting.sent() && how === 'unanswered')
        if (!isChosen && WANTED !== 'all' && WANTED !== how) continue
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
  process.stdout.write(
    `${tried.size} commands, ${statements} statements, ${faults} failures (${WANTED} of them; WUDENG_FAULTS=all for all)\n`,
  )
})
