import fc from 'fast-check'
import type { Day } from '../../../src/domain/calendar/day'
import type { Facts } from '../../../src/domain/household/facts'
import { evaluate } from '../../../src/domain/scoring/evaluate'
import { defaultCompiled } from '../../support/default-rulebook'
import { expectedCases, readPublishedCases } from '../../support/published-cases'
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
  it('agrees with the published cases itself', async () => {
    const cases = await readPublishedCases()
    expect(cases.size).toBe(Object.keys(expectedCases.households).length)
    for (const [householdNo, facts] of cases) {
      const { score, lamps, orderDue, hits } = judge(facts, expectedCases.date)
      const nextChangeOn = nextChange(facts, expectedCases.date)
      const { note, ...expected } = expectedCases.households[householdNo] ?? { note: '' }
      expect({ note, score, lamps, order: orderDue, hits: Object.keys(hits), nextChangeOn }).toEqual({
        note,
        ...expected,
      })
    }
  })

  it.each([11, 23, 47])('says the same as the product of households near every edge (seed %i)', (seed) => {
    fc.assert(
      fc.property(anyHousehold, ({ facts, day }) => {
        const { nextChangeOn: _, ...today } = productSays(facts, day)
        expect(today).toEqual(judge(facts, day))
      }),
      { seed, numRuns: 500 },
    )
  })

  it('finds the same next change by trying every day of three years', () => {
    fc.assert(
      fc.property(anyHousehold, ({ facts, day }) => {
        expect(productSays(facts, day).nextChangeOn).toBe(nextChange(facts, day))
      }),
      { seed: 5, numRuns: 60 },
    )
  })
})
