import { judgeOf } from '../../cloudfunctions/server/scoring/judge'
import { runNight, type NightCounts, type NightOrder } from '../../cloudfunctions/server/scoring/run-night'
import type { Day } from '../../src/domain/calendar/day'
import { caseFiles } from './case-files'
import { MONDAY, openFunctions } from './open-functions'

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

    async loadCases(): Promise<void> {
      for (const { feed, content } of caseFiles()) await functions.load(feed, content)
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
