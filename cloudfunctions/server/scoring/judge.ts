import { createHash } from 'node:crypto'
import type { Day } from '../../../src/domain/calendar/day'
import type { Facts } from '../../../src/domain/household/facts'
import { evaluate } from '../../../src/domain/scoring/evaluate'
import type { Evaluation } from '../../../src/domain/scoring/evaluation'
import { canonicalJson } from '../crypto/canonical-json'
import { incomeLinesOf } from './income-lines'
import { rulebookInForce } from './rulebook-in-force'

/** A rulebook ready to be asked. */
export interface Judge {
  /** Id and fingerprint: two books that differ in anything, the income lines of the county included, have two names. */
  readonly rulebook: string
  evaluate(facts: Facts, day: Day): Evaluation
}

const FINGERPRINT = 12

/** The rulebook in force, for a county. */
export function judgeOf(county: string): Judge {
  const compiled = rulebookInForce()
  const content = canonicalJson([compiled.book, incomeLinesOf(county)])
  const fingerprint = createHash('sha256').update(content).digest('hex').slice(0, FINGERPRINT)
  return {
    rulebook: `${compiled.book.id}@${fingerprint}`,
    evaluate: (facts, day) => evaluate(compiled, facts, day),
  }
}
