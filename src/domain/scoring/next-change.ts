import type { Day } from '../calendar/day'
import { addDays } from '../calendar/day-number'
import { addMonths } from '../calendar/months'
import type { Ledger } from '../household/ledger'
import { judgeRule, type Finding } from './judge-rules'

/** How far ahead a change is looked for (rulebook, reading rule 8). */
const HORIZON_MONTHS = 36

/**
 * First day after `day`, within three years, on which the result differs with no new data; null when there is none.
 *
 * A result is its hits and their points, so it changes when the first rule changes. Each rule is walked on its own from one
 * possible change to the next; between them it cannot change, because no comparison with a date that it made comes out
 * differently. What a rule knows of other rules is held still meanwhile: were one of them to change earlier, that day would be
 * the answer anyway.
 */
export function findNextChange(findings: readonly Finding[], ledger: Ledger, day: Day): Day | null {
  const tooLate = addDays(addMonths(day, HORIZON_MONTHS), 1)
  let first = tooLate
  for (const finding of findings) first = earlierChange(finding, ledger, first)
  return first === tooLate ? null : first
}

/** The day on which this rule first says something else, if it is before `limit`, else `limit`. Unknown and no add nothing alike. */
function earlierChange(finding: Finding, ledger: Ledger, limit: Day): Day {
  const { compiled, fired } = finding
  const points = pointsOf(finding)
  let { until } = finding
  while (until < limit) {
    const later = judgeRule(compiled, ledger, until, fired)
    if (pointsOf(later) !== points) return until
    until = later.until
  }
  return limit
}

function pointsOf({ verdict }: Finding): number | null {
  return typeof verdict === 'number' ? verdict : null
}
