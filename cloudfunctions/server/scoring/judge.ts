import { createHash } from 'node:crypto'
import type { Day } from '../../../src/domain/calendar/day'
import type { Facts, IncomeLine } from '../../../src/domain/household/facts'
import type { CompiledRulebook } from '../../../src/domain/rulebook/compile-rulebook'
import type { Rulebook } from '../../../src/domain/rulebook/rulebook'
import { evaluate } from '../../../src/domain/scoring/evaluate'
import type { Evaluation } from '../../../src/domain/scoring/evaluation'
import { canonicalJson } from '../crypto/canonical-json'
import { incomeLinesOf } from './income-lines'
import { rulebookInForce } from './rulebook-in-force'

/** A rulebook ready to be asked. */
export interface Judge {
  /** Id and fingerprint: two books that differ in anything, the income lines of the county included, have two names. */
  readonly rulebook: string
  readonly book: Rulebook
  readonly incomeLines: readonly IncomeLine[]
  evaluate(facts: Facts, day: Day): Evaluation
}

const FINGERPRINT = 12

/** The rulebook in force, for a county. */
export function judgeOf(county: string): Judge {
  return judgeBy(rulebookInForce(), incomeLinesOf(county))
}

/** Any rulebook with the income lines that go with it. */
export function judgeBy(compiled: CompiledRulebook, incomeLines: readonly IncomeLine[]): Judge {
  const { book } = compiled
  const fingerprint = createHash('sha256')
    .update(canonicalJson([book, incomeLines]))
    .digest('hex')
    .slice(0, FINGERPRINT)
  return {
    ...{ rulebook: `${book.id}@${fingerprint}`, book, incomeLines },
    evaluate: (facts, day) => evaluate(compiled, facts, day),
  }
}
