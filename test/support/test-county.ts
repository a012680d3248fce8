import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { judgeOf } from '../../cloudfunctions/server/scoring/judge'
import { runNight, type NightCounts, type NightOrder } from '../../cloudfunctions/server/scoring/run-night'
import type { Day } from '../../src/domain/calendar/day'
import { MONDAY, openFunctions } from './open-functions'

const CASES = path.resolve(__dirname, '../fixtures/cases')
const REGISTER = ['areas', 'households', 'members']

export const COUNTY = '610999'
export const CASES_DAY = MONDAY

export type TestCounty = Awaited<ReturnType<typeof openTestCounty>>

/** The functions over a county that the files of the published cases fill. */
export async function openTestCounty() {
  const functions = await openFunctions()
  const { db, clock, newId } = functions.runtime
  const night = (order: Partial<NightOrder>) => {
    const usual = { county: COUNTY, day: CASES_DAY, full: false, at: clock.now(), judge: judgeOf(COUNTY), newId }
    return runNight(db, { ...usual, ...order })
  }
  return {
    ...functions,

    /** Areas, households, members, then the departments. */
    async loadCases(): Promise<void> {
      const files = readdirSync(CASES).filter((file) => !file.endsWith('.json'))
      const departments = files.filter((file) => !REGISTER.includes(path.parse(file).name))
      const inOrder = REGISTER.map((feed) => files.find((file) => path.parse(file).name === feed) ?? feed)
      for (const file of [...inOrder, ...departments])
        await functions.load(path.parse(file).name, readFileSync(path.join(CASES, file)))
    },

    /** One night alone, also one that is refused. */
    night,

    /** A night that must not be refused. */
    async score(day: Day, order?: Partial<NightOrder>): Promise<NightCounts> {
      const counts = await night({ day, ...order })
      if (!counts.ok) throw new Error(counts.refusal.code)
      return counts.value
    },
  }
}
