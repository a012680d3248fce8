import { randomUUID } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import type { CommandName } from '../../src/contract/operations'
import type { FunctionAnswer } from '../../src/contract/answer'
import { codeOf, dataOf } from './answers'
import { DEEDS } from './deeds/deeds'
import type { Told } from './deeds/deed'
import { sceneOf } from './deeds/scene'
import { wishing } from './deeds/story'
import { openLivingCounty } from './living-county'

/** How often each race is run; `WUDENG_RACES=100` runs each more often. */
export const RUNS = Number(process.env['WUDENG_RACES'] ?? 3)

export type RaceTrack = Awaited<ReturnType<typeof openRaceTrack>>

/** A county with an issued order for each of its many households, in which people do things at the same moment. */
export async function openRaceTrack(households: number) {
  const county = await openLivingCounty(households)
  let taken = 0

  /** A command as it is rightly told of this household. */
  async function tell(command: CommandName, householdNo: string, ...wishes: readonly string[]): Promise<Told> {
    const deed = await DEEDS[command](sceneOf(county, wishing([householdNo, ...wishes])))
    if (deed === undefined) throw new Error(`nothing to ${command}`)
    return { ...deed, command, commandId: randomUUID() }
  }

  // One file about so many is a storm: an officer lets it go.
  for (const { cause } of await sceneOf(county, wishing([])).heldFor())
    dataOf(await county.perform({ ...(await tell('releaseHeld', '')), payload: { county: '610999', cause } }))

  return {
    ...county,
    tell,
    /** A household that nobody has raced for. */
    newHome(): string {
      taken += 1
      if (taken > households) throw new Error('no household is left')
      return `H${taken - 1}`
    },
    /** Does one thing after the other to a household; what is closed is found to be no risk. */
    async walk(householdNo: string, ...commands: readonly CommandName[]): Promise<void> {
      // The same few people report for all the households: nobody is limited here.
      await sql`DELETE FROM rate_window`.execute(county.owner)
      for (const command of commands) dataOf(await county.perform(await tell(command, householdNo, 'notRisk')))
    },
    /** Everybody at once, each on a connection of their own. @returns what each was answered */
    together: (...told: readonly Told[]): Promise<readonly FunctionAnswer<unknown>[]> =>
      Promise.all(told.map((one) => county.perform(one))),
    /** A number that the tables give, past row security. */
    async count(query: RawBuilder<unknown>): Promise<number> {
      const { rows } = await sql<{ count: string }>`SELECT count(*) FROM (${query}) AS found`.execute(county.owner)
      return Number(rows[0]?.count)
    },
  }
}

/** The codes of answers, in order. */
export function codesOf(answers: readonly FunctionAnswer<unknown>[]): readonly string[] {
  return answers.map(codeOf).sort()
}

/** Each run with its contestants in one order or the other: who is sent first mostly gets there first. */
export const RACES = Array.from({ length: RUNS }, (_, run) => run)

export function inTurn<T>(run: number, list: readonly T[]): readonly T[] {
  return run % 2 === 0 ? list : list.toReversed()
}
