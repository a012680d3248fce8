import '../support/quiet'
import type { FunctionAnswer } from '../../src/contract/answer'
import { addDays } from '../../src/domain/calendar/day-number'
import { createRandom, type Random } from '../../cloudfunctions/local/demo/random'
import { contradictions } from '../support/contradictions'
import { EVENTS } from '../support/deeds/events'
import type { Told } from '../support/deeds/deed'
import { tellAtRandom } from '../support/deeds/told-at-random'
import { COUNTY } from '../support/deployed-county'
import { openLivingCounty, type LivingCounty } from '../support/living-county'
import { readStates, unlawful } from '../support/machines'
import { effectOf, readContents } from '../support/whole-database'

/** `WUDENG_SEQUENCES=100` tries more of them. */
const SEEDS = Array.from({ length: Number(process.env['WUDENG_SEQUENCES'] ?? 3) }, (_, index) => index + 1)
const LENGTH = 80
const FAMILIES = 5

interface Done {
  readonly told: Told
  readonly answer: FunctionAnswer<unknown>
}
const figures = { told: 0, refused: 0, replayed: 0 }
const accepted = new Set<string>()

/** Days pass, and things are told: what is refused changes nothing, what is accepted moves what it is about as its table says. @returns what was accepted */
async function live(county: LivingCounty, random: Random): Promise<readonly Done[]> {
  const { owner } = county
  const done: Done[] = []
  let contents = await readContents(owner)
  let states = await readStates(owner)
  for (let count = 0; count < LENGTH; count += 1) {
    if (random.chance(120)) county.setDay(addDays(county.today(), 1 + random.int(6)))
    const told = await tellAtRandom(county, random)
    const answer = await county.perform(told)
    const [before, after] = [contents, await readContents(owner)]
    const effect = effectOf(before, after)
    const said = [told.command, answer.ok ? 'ok' : answer.fault.code]
    figures.told += 1
    if (answer.ok) {
      const next = await readStates(owner)
      expect([said, unlawful(states, next, told.command)]).toEqual([said, []])
      expect([said, effect['command_receipt']]).toEqual([said, told.within === 'nightly' ? undefined : 1])
      // Whoever has taken an invitation up and does it again is told the same.
      const isAgain = told.command === 'acceptInvitation' && effect['invitation'] === undefined
      const events = EVENTS[told.command].length === 0 || isAgain ? 0 : 1
      expect([said, await countEvents(county, told, effect['event'] ?? 0)]).toEqual([said, events])
      done.push({ told, answer })
      accepted.add(told.command)
      states = next
    } else {
      figures.refused += 1
      expect(answer.fault.kind).not.toBe('internal')
      expect([said, effect]).toEqual([said, {}])
    }
    contents = after
  }
  return done
}

/** How many of the last events are what the command leaves once. */
async function countEvents({ owner }: LivingCounty, { command }: Told, last: number): Promise<number> {
  const rows = await owner
    .selectFrom('event')
    .select('type')
    .where('county_code', '=', COUNTY)
    .orderBy('seq', 'desc')
    .limit(last)
    .execute()
  return rows.filter(({ type }) => EVENTS[command].some((one) => one === type)).length
}

/** Whose post was ended: they are not answered any more, whatever they did before. */
async function endedIn({ owner }: LivingCounty): Promise<readonly (string | null)[]> {
  const rows = await owner.selectFrom('staff').select('openid').where('active', '=', false).execute()
  return rows.map(({ openid }) => openid)
}

test.each(SEEDS)(
  'sequence %i: lawful whatever is told, and nothing more however often it is told again',
  async (seed) => {
    const county = await openLivingCounty(FAMILIES)
    const done = await live(county, createRandom(seed))
    expect([await county.differences(), await contradictions(county.owner)]).toEqual([[], []])
    // A night that has nothing left to do is a command like the others.
    await county.night(COUNTY)
    const before = await readContents(county.owner)
    const ended = await endedIn(county)
    const again = done.filter(({ told }) => told.within !== 'nightly' && !ended.includes(told.openid))
    for (const { told, answer } of again)
      expect([told.command, await county.perform(told)]).toEqual([told.command, answer])
    expect(effectOf(before, await readContents(county.owner))).toEqual({})
    const twice = [...again, ...again]
    const answers = await Promise.all(twice.map(({ told }) => county.perform(told)))
    expect(answers).toEqual(twice.map(({ answer }) => answer))
    await county.night(COUNTY)
    expect(effectOf(before, await readContents(county.owner))).toEqual({})
    figures.replayed += 3 * again.length
    await county.close()
  },
)

test('enough was accepted and refused for this to say something', () => {
  process.stdout.write(
    `${SEEDS.length} sequences: ${JSON.stringify(figures)}, ${accepted.size} of ${Object.keys(EVENTS).length} commands accepted\n`,
  )
  expect(figures.refused).toBeGreaterThan(figures.told / 20)
  expect(accepted.size).toBeGreaterThan(Object.keys(EVENTS).length / 2)
})
