import fc from 'fast-check'
import type { Facts } from '../../../src/domain/household/facts'
import type { Day } from '../../../src/domain/calendar/day'
import { evaluate } from '../../../src/domain/scoring/evaluate'
import { defaultCompiled } from '../../support/default-rulebook'
import { anyHousehold } from '../../support/oracle/any-household'
import { judge, nextChange, type Verdict } from '../../support/oracle/oracle'

function productSays(facts: Facts, day: Day): Verdict & { nextChangeOn: Day | null } {
  const { score, lamps, orderDue, hits, unknown, nextChangeOn } = evaluate(defaultCompiled, facts, day)
  return {
    score,
    lamps,
    orderDue,
    hits: Object.fromEntries(hits.map(({ rule, points }) => [rule, points])),
    unknown: [...unknown].sort(),
    nextChangeOn,
  }
}

describe('the rulebook, written a second time rule by rule', () => {
  it.each([11, 23, 47])('says the same as the product of households near every edge (seed %i)', (seed) => {
    fc.assert(
      fc.property(anyHousehold, ({ facts, day }) => {
        expect(productSays(facts, day)).toMatchObject(judge(facts, day))
      }),
      { seed, numRuns: 200 },
    )
  })

  it('finds the same next change by trying every day of three years', () => {
    fc.assert(
      fc.property(anyHousehold, ({ facts, day }) => {
        expect(productSays(facts, day).nextChangeOn).toBe(nextChange(facts, day))
      }),
      { seed: 5, numRuns: 40 },
    )
  })
})
