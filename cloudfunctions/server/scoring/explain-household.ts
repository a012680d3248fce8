import type { Day } from '../../../src/domain/calendar/day'
import { ok, refuse, type Result } from '../../../src/domain/result'
import type { Evaluation } from '../../../src/domain/scoring/evaluation'
import type { Tx } from '../database/scope'
import { incomeLinesOf } from './income-lines'
import type { Judge } from './judge'
import { loadFacts } from './load-facts'

/** A household's result on a day, as `wudeng explain --json` prints it. */
export interface ExplainedHousehold extends Evaluation {
  readonly householdNo: string
  readonly date: Day
  readonly rulebook: string
  /** False when the county was scored on that day and this is what was found then; true when it was worked out just now. */
  readonly recomputed: boolean
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

/** The stored result of a day on which the county was scored; of another day the result of what is known now, and it says so. */
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
  const asked = { householdNo, date: day, pending: household.dirty }
  const stored = await findStored(tx, county, household.household_id, day)
  if (stored !== undefined) return ok({ ...asked, ...stored.evaluation, rulebook: stored.rulebook, recomputed: false })
  const facts = await loadFacts(tx, county, [household.household_id], incomeLinesOf(county))
  const known = facts.get(household.household_id)
  if (known === undefined) return refuse('household.unknown')
  return ok({ ...asked, ...judge.evaluate(known, day), rulebook: judge.rulebook, recomputed: true })
}

/** What stood after the night of that day; undefined when there was no such night, or the household came later. */
async function findStored(tx: Tx, county: string, householdId: string, day: Day) {
  return tx
    .selectFrom('score_run')
    .innerJoin('score_history', 'score_history.county_code', 'score_run.county_code')
    .select(['score_history.evaluation', 'score_history.rulebook'])
    .where('score_run.county_code', '=', county)
    .where('score_run.run_on', '=', day)
    .where('score_history.county_code', '=', county)
    .where('score_history.household_id', '=', householdId)
    .where('score_history.from_on', '<=', day)
    .orderBy('score_history.version', 'desc')
    .limit(1)
    .executeTakeFirst()
}
