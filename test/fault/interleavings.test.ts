import '../support/quiet'
import { sql } from 'kysely'
import type { CommandName } from '../../src/contract/operations'
import { addDays } from '../../src/domain/calendar/day-number'
import { codeOf, dataOf } from '../support/answers'
import { contradictions } from '../support/contradictions'
import { COUNTY } from '../support/deployed-county'
import { interleave } from '../support/interleave'
import { openRaceTrack, type RaceTrack } from '../support/race-track'
import { saveDatabase, type SavedDatabase } from '../support/saved-database'
import { readContents } from '../support/whole-database'

/** Two commands about one household, how far it has come before, and what is wished for where there is a choice. */
type Pair = readonly [one: CommandName, other: CommandName, before: Before, wish?: string]

const VISITED: readonly CommandName[] = ['replaceCode', 'acceptOrder', 'recordVisit']
const NOTICED: readonly CommandName[] = ['authoriseCase', 'compareCase', 'holdAssembly', 'postNotice']

/** How a household comes so far. */
const BEFORES = {
  visited: (home) => track.walk(home, ...VISITED),
  reportedAndClosed: (home) =>
    track.walk(home, 'replaceCode', 'acceptOrder', 'submitReport', 'recordVisit', 'closeOrder'),
  objected: async (home) => {
    await BEFORES.reportedAndClosed(home)
    await track.walk(home, 'objectToResult')
  },
  noticed: async (home) => {
    await track.walk(home, ...VISITED)
    dataOf(await track.perform(await track.tell('closeOrder', home, 'identify')))
    await track.walk(home, ...NOTICED)
    track.setDay(addDays(track.today(), 6))
  },
  approvedAndVisitedAgain: async (home) => {
    await BEFORES.noticed(home)
    await track.walk(home, 'reviewCase', 'approveCase', 'reportFor', 'acceptOrder', 'recordVisit')
  },
  announced: async (home) => {
    await BEFORES.noticed(home)
    await track.walk(home, 'reviewCase', 'approveCase', 'announceCase')
  },
} satisfies Record<string, (home: string) => Promise<void>>
type Before = keyof typeof BEFORES

const TOLD: readonly Pair[] = [
  ['closeOrder', 'scoreNight', 'visited', 'notRisk'],
  ['closeOrder', 'submitReport', 'visited', 'notRisk'],
  ['closeOrder', 'importFile', 'visited', 'dataError'],
  ['closeOrder', 'urgeOrder', 'visited', 'notRisk'],
  ['closeOrder', 'handOverOrder', 'visited', 'notRisk'],
  ['submitReport', 'replaceCode', 'visited'],
  ['replaceCode', 'replaceCode', 'visited'],
  ['reopenOrder', 'submitReport', 'reportedAndClosed'],
  ['reopenOrder', 'objectToResult', 'reportedAndClosed'],
  ['reopenOrder', 'answerResultObjection', 'objected'],
  ['reopenOrder', 'scoreNight', 'objected'],
  ['reviewCase', 'objectToNotice', 'noticed'],
  ['sendBackCase', 'objectToNotice', 'noticed'],
  ['announceCase', 'closeOrder', 'approvedAndVisitedAgain', 'identify'],
  ['announceCase', 'scoreNight', 'approvedAndVisitedAgain'],
  ['proposeClearance', 'proposeClearance', 'announced'],
  ['startSweep', 'startSweep', 'visited'],
]

const PAIRS = TOLD.map(([one, other, before, wish = '']) => [one, other, before, wish] as const)

/** `WUDENG_INTERLEAVINGS=all` stops at every statement; otherwise at each of a few. */
const ONE_OF = process.env['WUDENG_INTERLEAVINGS'] === 'all' ? 1 : 5

let track: RaceTrack
let saved: SavedDatabase
let interleavings = 0

beforeAll(async () => {
  track = await openRaceTrack(24)
  saved = await saveDatabase(track.ownerUrl)
})
afterAll(async () => {
  process.stdout.write(`${interleavings} interleavings of ${2 * PAIRS.length} pairs\n`)
  await saved.close()
  await track.close()
})

test.each(PAIRS)(
  '%s and %s of a household that is %s, one within the other at each statement',
  async (one, other, before, wish) => {
    const home = track.newHome()
    await BEFORES[before](home)
    const everything = [...Object.keys(await readContents(track.owner)), 'rate_window']
    await sql`UPDATE household_score SET dirty = true FROM household
      WHERE household.household_id = household_score.household_id AND household_no = ${home}`.execute(track.owner)
    await saved.save(everything)
    for (const [first, second] of [
      [one, other],
      [other, one],
    ] as const) {
      for (let n = 1; ; n += ONE_OF) {
        const tell = async (command: CommandName) => {
          const told = await track.tell(command, home, wish)
          return () => track.perform(told)
        }
        const { answers, reached } = await interleave(track.owner, n, await tell(first), await tell(second))
        const said = [first, second, n, answers.map(codeOf)]
        expect([...said, answers.some((answer) => !answer.ok && answer.fault.kind === 'internal')]).toEqual([
          ...said,
          false,
        ])
        expect([...said, await contradictions(track.owner)]).toEqual([...said, []])
        expect([...said, await track.differences()]).toEqual([...said, []])
        await track.night(COUNTY)
        expect([...said, await openedForNothing(home)]).toEqual([...said, 0])
        interleavings += 1
        await saved.restore(everything)
        if (!reached) break
      }
    }
  },
)

/** Orders that a score opened, though everything that it found has been verified. */
const openedForNothing = (home: string): Promise<number> =>
  track.count(sql`SELECT FROM work_order JOIN household USING (county_code, household_id)
    WHERE household_no = ${home} AND state <> 'closed' AND opened_by = 'score' AND EXISTS (
      SELECT FROM finding JOIN work_order AS past USING (county_code, order_id)
      WHERE past.household_id = work_order.household_id AND past.state = 'closed' AND past.reopenings = finding.closing
        AND past.order_id <> work_order.order_id)`)
