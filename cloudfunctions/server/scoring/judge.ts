import type { Day } from '../../../src/domain/calendar/day'
import type { Facts } from '../../../src/domain/household/facts'
import type { Evaluation } from '../../../src/domain/scoring/evaluation'

/** A rulebook ready to be asked. */
export interface Judge {
  /** Id and fingerprint: two books that differ in anything, the income lines of the county included, have two names. */
  readonly rulebook: string
  evaluate(facts: Facts, day: Day): Evaluation
}
