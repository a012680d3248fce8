import type { Day } from '../calendar/day'
import { dayOfGrid, firstDayFrom, lastDayUpTo, MONTH, NEVER, type GridDay } from '../calendar/grid-day'
import type { Verdict } from '../rulebook/compile-rulebook'
import { lookAt } from '../rulebook/look'
import type { Judgement } from './judge-rules'

/** How far ahead a change is looked for (rulebook, reading rule 8). */
const HORIZON_MONTHS = 36

/**
 * First day after that of the judgement, within three years, on which the result differs with no new data; null when there is
 * none.
 *
 * A result is its hits and their points, so it changes when the first rule changes. The walk goes from one day on which some
 * rule could change to the next, and asks just those rules again; between them no rule changes, because no comparison with a
 * date that it made comes out differently. What a rule knows of other rules is held still meanwhile: were one of them to
 * change earlier, the walk would have ended there.
 */
export function findNextChange(judgement: Judgement): Day | null {
  const until = [...judgement.until]
  const horizon = lastDayUpTo(judgement.day + HORIZON_MONTHS * MONTH)
  for (let day = earliest(until); day <= horizon; day = earliest(until)) {
    if (differs(judgement, until, day)) return dayOfGrid(day)
  }
  return null
}

/** Whether a rule that could change on `day` does; moves the clocks of those that do not. */
function differs({ compiled, ledger, verdicts, fired }: Judgement, until: GridDay[], day: GridDay): boolean {
  return compiled.stages.some((stage, number) => {
    const look = lookAt(ledger, day, fired[number] ?? [])
    return stage.some(({ place, judge }) => {
      if ((until[place] ?? NEVER) > day) return false
      look.until = NEVER
      const points = pointsOf(judge(look))
      until[place] = look.until
      return points !== pointsOf(verdicts[place])
    })
  })
}

function earliest(days: readonly GridDay[]): GridDay {
  let first = NEVER
  for (const day of days) if (day < first) first = day
  return firstDayFrom(first)
}

/** Unknown and no add nothing alike. */
function pointsOf(verdict: Verdict | undefined): number {
  return typeof verdict === 'number' ? verdict : 0
}
