import { isDeepStrictEqual } from 'node:util'
import type { Day } from '../../../src/domain/calendar/day'
import { addMonths } from '../../../src/domain/calendar/months'
import type { Facts } from '../../../src/domain/household/facts'
import type { Evaluation, Hit } from '../../../src/domain/scoring/evaluation'
import type { Circumstances } from './circumstances'
import type { Judge } from './judge'
import { unpackFacts } from './unpack-facts'

/** A row of `household_score` with its result. */
export interface StoredScore {
  readonly householdId: string
  readonly villageCode: string
  readonly dirty: boolean
  readonly facts: string | null
  readonly evaluation: Evaluation | null
  readonly score: number
  readonly lamps: number
  readonly nextChangeOn: Day | null
  readonly scoredOn: Day | null
  readonly rulebook: string | null
}

export type Disagreement = 'facts' | 'score' | 'lamps' | 'orderDue' | 'hits' | 'nextChangeOn'

export interface Comparison {
  /** What does not agree with the records: a fault of ours. */
  readonly differs: readonly Disagreement[]
  /** A change has come into sight that was further ahead than anybody looks when the result was made. */
  readonly isShortSighted: boolean
}

/** Of today's look ahead: three years (rulebook, reading rule 8). */
const HORIZON_MONTHS = 36

/**
 * Compares what stands beside a household with what its records say.
 *
 * Not compared are the values and the evidence of a hit, nor what is unknown: a sum over twelve months shrinks day by day while
 * the rule still fires, and a result is only made anew when its hits or points change (reading rule 8). A result that waits
 * for a night, or comes from another rulebook, is not compared either: nobody has said that it holds.
 * @param known from register and records (`loadFacts`), read while the row could not change
 * @param day a scored day, so that results hold on it unless their day has come
 */
export function compareStored(
  stored: StoredScore,
  known: Facts,
  { judge, day, circumstances }: { judge: Judge; day: Day; circumstances: Circumstances },
): Comparison {
  const differs: Disagreement[] = holdsSameFacts(stored, known, circumstances) ? [] : ['facts']
  const { evaluation } = stored
  if (evaluation === null || !isMeantToHold(stored, judge, day)) return { differs, isShortSighted: false }
  const fresh = judge.evaluate(known, day)
  if (fresh.score !== stored.score || fresh.score !== evaluation.score) differs.push('score')
  if (fresh.lamps !== stored.lamps || fresh.lamps !== evaluation.lamps) differs.push('lamps')
  if (fresh.orderDue !== evaluation.orderDue) differs.push('orderDue')
  if (!isDeepStrictEqual(fresh.hits.map(pointsOf), evaluation.hits.map(pointsOf))) differs.push('hits')
  const isShortSighted = cameIntoSight(stored, fresh.nextChangeOn)
  const sameChange = fresh.nextChangeOn === stored.nextChangeOn && stored.nextChangeOn === evaluation.nextChangeOn
  if (!isShortSighted && !sameChange) differs.push('nextChangeOn')
  return { differs, isShortSighted }
}

/** A projection that cannot be read holds nothing. */
function holdsSameFacts(stored: StoredScore, known: Facts, circumstances: Circumstances): boolean {
  const { householdId, villageCode, facts } = stored
  if (facts === null) return true
  try {
    return isDeepStrictEqual(unpackFacts({ householdId, villageCode, facts }, circumstances), known)
  } catch {
    return false
  }
}

function isMeantToHold({ dirty, nextChangeOn, scoredOn, rulebook }: StoredScore, judge: Judge, day: Day): boolean {
  const hasCome = nextChangeOn !== null && nextChangeOn <= day
  return !dirty && !hasCome && scoredOn !== null && scoredOn <= day && rulebook === judge.rulebook
}

function cameIntoSight({ nextChangeOn, scoredOn }: StoredScore, fresh: Day | null): boolean {
  return nextChangeOn === null && fresh !== null && scoredOn !== null && fresh > addMonths(scoredOn, HORIZON_MONTHS)
}

function pointsOf({ rule, points }: Hit): readonly [string, number] {
  return [rule, points]
}
