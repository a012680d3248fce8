import { evaluate } from '../../src/domain/scoring/evaluate'
import { defaultCompiled } from './default-rulebook'
import { buildFacts, type FactsDraft } from './facts-builder'

export const DAY = '2026-11-23'

/** What one rule of the default rulebook says of a household. */
function verdictOf(rule: string, draft: FactsDraft, day = DAY): 'hit' | 'no' | 'unknown' {
  const { hits, unknown } = evaluate(defaultCompiled, buildFacts(draft), day)
  if (hits.some((hit) => hit.rule === rule)) return 'hit'
  return unknown.includes(rule) ? 'unknown' : 'no'
}

type Row = readonly [string, FactsDraft, 'hit' | 'no' | 'unknown', string?]

/** One test for each row: what the household is, and what the rule says of it (on another day than `DAY` where one is given). */
export function tellsApart(rule: string, rows: readonly Row[]): void {
  describe(rule, () => {
    it.each(rows.map(([what, draft, expected, day]) => ({ what, draft, expected, day })))(
      '$what',
      ({ draft, expected, day }) => {
        expect(verdictOf(rule, draft, day)).toBe(expected)
      },
    )
  })
}
