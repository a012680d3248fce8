import type { Day } from '../../../src/domain/calendar/day'
import { ok, refuse, type Result } from '../../../src/domain/result'
import type { Evaluation } from '../../../src/domain/scoring/evaluation'
import type { Tx } from '../database/scope'
import { findStandingScore } from '../history/past-scores'
import { isKept, Replay } from '../history/replay-score'
import { incomeLinesOf } from './income-lines'
import type { Judge } from './judge'
import { loadFacts } from './load-facts'
import { findLastRun } from './score-run'

/** A household's result on a day, as `wudeng explain --json` prints it. */
export interface ExplainedHousehold extends Evaluation {
  readonly householdNo: string
  readonly date: Day
  readonly rulebook: string
  /** False when the county was scored on that day and this is what was found then; true when it was worked out just now. */
  readonly recomputed: boolean
  /** The night whose knowledge it was worked out from; null for what is known now, and for what was found. */
  readonly knownOn: Day | null
  /** Something has been delivered that no night has looked at yet. */
  readonly pending: boolean
}

interface Question {
  readonly county: string
  /** The county's own 户编号. */
  readonly householdNo: string
  readonly day: Day
  readonly judge: Judge
}

/**
 * The result of a household on a day. Of a day on which the county was scored it is what stood after that night; of a day between
 * two nights it is worked out from what the last one before it knew, and of any other day from what is known now.
 */
export async function explainHousehold(
  tx: Tx,
  { county, householdNo, day, judge }: Question,
): Promise<Result<ExplainedHousehold, 'household.unknown'>> {
  const household = await tx
    .selectFrom('household')
    .innerJoin('household_score', (join) =>
      join
        .onRef('household_score.county_code', '=', 'household.county_code')
        .onRef('household_score.household_id', '=', 'household.household_id'),
    )
    .select(['household.household_id', 'household_score.dirty'])
    .where('household.county_code', '=', county)
    .where('household_score.county_code', '=', county)
    .where('household.household_no', '=', householdNo)
    .executeTakeFirst()
  if (household === undefined) return refuse('household.unknown')
  const { household_id: householdId, dirty: pending } = household
  const past = await explainPast(tx, county, householdId, day)
  if (past !== undefined) return ok({ householdNo, date: day, pending, ...past })
  const facts = await loadFacts(tx, county, [householdId], incomeLinesOf(county))
  const known = facts.get(householdId)
  if (known === undefined) return refuse('household.unknown')
  const { rulebook } = judge
  const recomputed = { ...judge.evaluate(known, day), rulebook, recomputed: true, knownOn: null }
  return ok({ householdNo, date: day, pending, ...recomputed })
}

type Past = Omit<ExplainedHousehold, 'householdNo' | 'date' | 'pending'>

/** As it was known; undefined of a day that no night has left behind, and of a household that came later. */
async function explainPast(tx: Tx, county: string, householdId: string, day: Day): Promise<Past | undefined> {
  const night = await findLastRun(tx, county, day)
  const standing = night && (await findStandingScore(tx, county, householdId, night))
  if (night === undefined || standing === undefined) return undefined
  const { rulebook, evaluation } = standing
  if (night.run_on === day) return { ...evaluation, rulebook, recomputed: false, knownOn: null }
  const last = await findLastRun(tx, county)
  if (last?.run_on === night.run_on || !isKept(standing)) return undefined
  const known = await new Replay(tx, county).known(standing)
  if (typeof known === 'string') return undefined
  return { ...known.judge.evaluate(known.facts, day), rulebook, recomputed: true, knownOn: night.run_on }
}
