import type { Facts } from '../../../../src/domain/household/facts'
import { totalScore } from '../../../../src/domain/scoring/total-score'
import { rulebookInForce } from '../../../../cloudfunctions/server/scoring/rulebook-in-force'
import type { Days } from './days'
import { inForce } from './home'
import type { Quantities } from './quantities'

/** A rule that an engine says fires, with its points. */
export interface EngineHit {
  readonly rule: string
  readonly points: number
}

export interface EngineVerdict {
  readonly score: number
  readonly lamps: number
  readonly hits: readonly EngineHit[]
}

const { book } = rulebookInForce()
const rules = new Map(book.rules.map((rule) => [rule.id, rule]))

/** The rules that ask which others fire, and the score, from what an engine found of a household. */
export function finish(found: readonly EngineHit[], quantities: Quantities, facts: Facts, days: Days): EngineVerdict {
  const hits = [...found]
  const fires = (rule: string) => hits.some((hit) => hit.rule === rule)
  if (quantities['clearedLately'] === true && hits.some(({ points }) => points > 0))
    hits.push({ rule: 'R31', points: 10 })
  const isHelped = facts.measures.some(
    ({ from, until, answers }) =>
      inForce(days, from, until) && answers.some((rule) => rule.startsWith('R') && fires(rule)),
  )
  if (isHelped || Number(quantities['allowances']) > 0) hits.push({ rule: 'A09', points: -10 })
  const scored = hits.flatMap(({ rule, points }) => {
    const known = rules.get(rule)
    return known === undefined ? [] : [{ rule: known, points }]
  })
  const { score, lamps } = totalScore(book.scale, scored)
  return { score, lamps, hits }
}
