import type { Day } from '../../../src/domain/calendar/day'
import { ok, refuse, type Result } from '../../../src/domain/result'
import type { Database } from '../database/connect'
import { countyScope, inTransaction, type Tx } from '../database/scope'
import { incomeLinesOf } from './income-lines'
import type { Judge } from './judge'
import { addCounts, NO_COUNTS, scoreSlice, type Night, type SliceCounts } from './score-slice'
import { wakeSilenced } from './wake-silenced'
import { dirtyOrDue, everyHousehold, otherRulebook, type WorkList } from './work-list'

export interface NightOrder {
  readonly county: string
  readonly day: Day
  /** Every household, also on a day before the last run. */
  readonly full: boolean
  readonly at: string
  readonly judge: Judge
  newId(): string
}

export interface NightCounts extends SliceCounts {
  readonly date: Day
  /** Orders that wait for a person to release them. */
  readonly held: number
}

interface LastRun {
  readonly run_on: Day
  readonly rulebook: string
}

/**
 * The nightly job of a county: households that changed or whose day has come, in slices, each a transaction of its own, so that
 * a night that was cut off goes on where it stopped. Nights that were missed are caught up by the next one. Running it again on
 * the same day changes nothing. Fault: a day before the last run, unless `full`.
 */
export async function runNight(db: Database, order: NightOrder): Promise<Result<NightCounts, 'score.earlierThanLast'>> {
  const { county, day, full, judge } = order
  const last = await inTransaction(db, countyScope(county), (tx) => findLastRun(tx, county), { readOnly: true })
  if (!full && last !== undefined && day < last.run_on) return refuse('score.earlierThanLast', { date: day })
  const night: Night = { ...order, incomeLines: incomeLinesOf(county) }
  await inTransaction(db, countyScope(county), (tx) => wakeSilenced(tx, county, last?.run_on, day))
  let counts = NO_COUNTS
  for (const { slices, waits } of workLists(order, last)) {
    for await (const ids of slices(db, county)) {
      counts = addCounts(
        counts,
        await inTransaction(db, countyScope(county), (tx) => scoreSlice(tx, night, ids, waits)),
      )
    }
  }
  const news = counts.evaluated > 0 || last?.run_on !== day || last.rulebook !== judge.rulebook
  if (news) await inTransaction(db, countyScope(county), (tx) => writeRun(tx, order, counts))
  return ok({ date: day, ...counts, held: 0 })
}

function workLists({ day, full, judge }: NightOrder, last: LastRun | undefined): readonly WorkList[] {
  if (full) return [everyHousehold()]
  const nightly = dirtyOrDue(day)
  return last === undefined || last.rulebook === judge.rulebook ? [nightly] : [otherRulebook(judge.rulebook), nightly]
}

function findLastRun(tx: Tx, county: string): Promise<LastRun | undefined> {
  return tx
    .selectFrom('score_run')
    .select(['run_on', 'rulebook'])
    .where('county_code', '=', county)
    .orderBy('run_on', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The run of a day; a second one on the same day adds to its counts. */
async function writeRun(tx: Tx, { county, day, at, judge }: NightOrder, counts: SliceCounts): Promise<void> {
  const before = await tx
    .selectFrom('score_run')
    .select('counts')
    .where('county_code', '=', county)
    .where('run_on', '=', day)
    .forUpdate()
    .executeTakeFirst()
  const sum = Object.entries(counts).map(([name, count]: [string, number]) => [
    name,
    count + (before?.counts[name] ?? 0),
  ])
  const row = { rulebook: judge.rulebook, counts: JSON.stringify(Object.fromEntries(sum)), finished_at: at }
  await tx
    .insertInto('score_run')
    .values({ county_code: county, run_on: day, ...row })
    .onConflict((conflict) => conflict.columns(['county_code', 'run_on']).doUpdateSet(row))
    .execute()
}
