import type { Day } from '../../../src/domain/calendar/day'
import { ok, refuse, type Result } from '../../../src/domain/result'
import type { Database } from '../database/connect'
import { countyScope, inTransaction, type Tx } from '../database/scope'
import { settleCandidates } from '../orders/settle-candidates'
import { loadCircumstances, type Circumstances } from './circumstances'
import { beginFullPass, endFullPass } from './full-pass'
import { addToRun, findLastRun, type ScoreRun } from './score-run'
import { keepRulebook } from './kept-rulebook'
import type { Night } from './night'
import { addCounts, NO_COUNTS, scoreSlice, type SliceCounts } from './score-slice'
import { wakeSilenced } from './wake-silenced'
import { anyWaits, claimPage, dirty, due, otherRulebook, type Claimed, type WorkList } from './work-list'

export interface NightOrder extends Night {
  /** Every household, also on a day before the last run. */
  readonly full: boolean
}

export interface NightCounts extends SliceCounts {
  readonly date: Day
  readonly opened: number
  /** Orders that wait for a person to release them. */
  readonly held: number
}

/**
 * The nightly job of a county: households that changed or whose day has come, a page at a time, each in a transaction of its
 * own, so that a night that was cut off goes on where it stopped and several workers share one. Nights that were missed are
 * caught up by the next one. Running it again on the same day changes nothing. Fault: a day before the last run, unless `full`.
 */
export async function runNight(db: Database, order: NightOrder): Promise<Result<NightCounts, 'score.earlierThanLast'>> {
  const { county, day, full, at, judge } = order
  const inCounty = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db, countyScope(county), work)
  const last = await inCounty((tx) => findLastRun(tx, county))
  if (!full && last !== undefined && day < last.run_on) return refuse('score.earlierThanLast', { date: day })
  await inCounty(async (tx) => {
    await keepRulebook(tx, county, judge, day)
    await wakeSilenced(tx, county, last?.run_on, day)
  })
  if (full) await inCounty((tx) => beginFullPass(tx, county, day))
  let scored = NO_COUNTS
  for (const list of workLists(order, last)) {
    // What somebody else has in hand is waited for: only when all is scored, the county's orders can be told from a storm.
    do scored = addCounts(scored, await workOff(db, order, list))
    while (await inCounty((tx) => anyWaits(tx, county, list)))
  }
  const { opened, held } = await settleCandidates(db, order)
  const { evaluated, changed, refreshed } = scored
  const counts = { evaluated, changed, opened, refreshed }
  const news = full || evaluated + opened > 0 || last?.run_on !== day || last.rulebook !== judge.rulebook
  if (news) {
    await inCounty(async (tx) => {
      await endFullPass(tx, county)
      await addToRun(tx, { county, day, at, rulebook: judge.rulebook, counts })
    })
  }
  return ok({ date: day, ...counts, held })
}

function workLists({ day, judge }: NightOrder, last: ScoreRun | undefined): readonly WorkList[] {
  const nightly = [dirty(), due(day)]
  return last === undefined || last.rulebook === judge.rulebook ? nightly : [otherRulebook(judge.rulebook), ...nightly]
}

/** Page after page to the end of the list, and again from its beginning, until nothing waits that nobody else has in hand. */
async function workOff(db: Database, night: Night, list: WorkList): Promise<SliceCounts> {
  let counts = NO_COUNTS
  let known: Circumstances | undefined
  let last: Claimed | undefined
  for (;;) {
    const page = await inTransaction(db, countyScope(night.county), async (tx) => {
      const claimed = await claimPage(tx, night.county, list, last)
      if (claimed.length === 0) return undefined
      // After the claim: a delivery that changes them for everybody waits for these households, or was there before.
      const circumstances = await loadCircumstances(tx, night.county, known)
      return { claimed, circumstances, counts: await scoreSlice(tx, night, claimed, circumstances) }
    })
    if (page === undefined && last === undefined) return counts
    if (page !== undefined) counts = addCounts(counts, page.counts)
    known = page?.circumstances ?? known
    last = page?.claimed.at(-1)
  }
}
