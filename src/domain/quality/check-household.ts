import type { Day } from '../calendar/day'
import type { Facts } from '../household/facts'
import { evaluateToday } from '../scoring/evaluate'
import type { Evidence } from '../scoring/evaluation'
import type { CompiledChecks } from './compile-checks'

/** Something that is noted down wrongly, or should be looked at. */
export interface QualityFinding {
  /** Id of the check. */
  readonly check: string
  /** What it saw, without names or ID numbers. */
  readonly evidence: readonly Evidence[]
}

/**
 * Asks every check about a household. What a closed order disputed is silent here as in scores: it is known to be wrong.
 * What is not known is no fault: a blank is asked for on a visit, not mended at a desk.
 */
export function checkHousehold({ rules }: CompiledChecks, facts: Facts, day: Day): readonly QualityFinding[] {
  return evaluateToday(rules, facts, day).hits.map(({ rule, evidence }) => ({ check: rule, evidence }))
}
