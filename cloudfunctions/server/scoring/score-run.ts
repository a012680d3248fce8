import type { Day } from '../../../src/domain/calendar/day'
import type { Tx } from '../database/scope'

export interface ScoreRun {
  readonly run_on: Day
  readonly rulebook: string
  readonly counts: Readonly<Record<string, number>>
  /** ISO instant. */
  readonly finished_at: string
}

/**
 * The last day on which the county was scored, an earlier one that was asked for later left aside.
 * @param upTo days after it are left aside as well
 */
export function findLastRun(tx: Tx, county: string, upTo: Day = '9999-12-31'): Promise<ScoreRun | undefined> {
  return tx
    .selectFrom('score_run')
    .select(['run_on', 'rulebook', 'counts', 'finished_at'])
    .where('county_code', '=', county)
    .where('run_on', '<=', upTo)
    .orderBy('run_on', 'desc')
    .limit(1)
    .executeTakeFirst()
}

interface Done {
  readonly county: string
  readonly day: Day
  /** ISO instant. */
  readonly at: string
  readonly rulebook: string
  readonly counts: Readonly<Record<string, number>>
}

/** Writes down the run of a day; a second one on the same day adds to its counts. */
export async function addToRun(tx: Tx, { county, day, at, rulebook, counts }: Done): Promise<void> {
  const before = await tx
    .selectFrom('score_run')
    .select('counts')
    .where('county_code', '=', county)
    .where('run_on', '=', day)
    .forUpdate()
    .executeTakeFirst()
  const sum = Object.entries(counts).map(([name, count]) => [name, count + (before?.counts[name] ?? 0)])
  const row = { rulebook, counts: JSON.stringify({ ...before?.counts, ...Object.fromEntries(sum) }), finished_at: at }
  await tx
    .insertInto('score_run')
    .values({ county_code: county, run_on: day, ...row })
    .onConflict((conflict) => conflict.columns(['county_code', 'run_on']).doUpdateSet(row))
    .execute()
}
