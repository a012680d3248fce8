import type { Day } from '../../../src/domain/calendar/day'
import type { QualityFinding } from '../../../src/domain/quality/check-household'
import type { Evaluation } from '../../../src/domain/scoring/evaluation'
import type { Judge } from './judge'

/** What a night of a county works with. */
export interface Night {
  readonly county: string
  readonly day: Day
  /** ISO instant. */
  readonly at: string
  readonly judge: Judge
  newId(): string
}

/** A household and what it scores; `version` counts its results, `changed` says whether this one is new. */
export interface Scored {
  readonly householdId: string
  readonly villageCode: string
  readonly evaluation: Evaluation
  /** The evaluation as it is stored. The evaluator builds every result in one order of fields, so equal results are equal text. */
  readonly text: string
  readonly fingerprint: string
  readonly version: number
  readonly changed: boolean
  /** What is noted down wrongly about it. */
  readonly quality: readonly QualityFinding[]
}
