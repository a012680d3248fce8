import fc from 'fast-check'
import { addDays } from '../../../src/domain/calendar/day-number'
import { addMonths } from '../../../src/domain/calendar/months'
import type { Facts } from '../../../src/domain/household/facts'
import { evaluate } from '../../../src/domain/scoring/evaluate'
import { anyFacts, MIDDLE } from '../../support/any-facts'
import { defaultCompiled } from '../../support/default-rulebook'

function resultOn(facts: Facts, day: string): string {
  const { score, lamps, hits } = evaluate(defaultCompiled, facts, day)
  return JSON.stringify([score, lamps, hits.map(({ rule, points }) => [rule, points])])
}

/** Tries every day of three years. */
function firstDifferentDay(facts: Facts, from: string): string | null {
  const now = resultOn(facts, from)
  const last = addMonths(from, 36)
  for (let day = addDays(from, 1); day <= last; day = addDays(day, 1)) {
    if (resultOn(facts, day) !== now) return day
  }
  return null
}

describe('the day of the next change', () => {
  it('is the first day on which trying every day finds another result', () => {
    let changes = 0
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: -60, max: 60 }), (facts, offset) => {
        const day = addDays(MIDDLE, offset)
        const { nextChangeOn } = evaluate(defaultCompiled, facts, day)
        if (nextChangeOn !== null) changes += 1
        expect(nextChangeOn).toBe(firstDifferentDay(facts, day))
      }),
      { seed: 20261123, numRuns: 80 },
    )
    // A property that only ever sees households without a change proves nothing.
    expect(changes).toBeGreaterThan(40)
  })

  it('comes again and again until nothing changes any more', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        let day = MIDDLE
        for (let steps = 0; steps < 40; steps += 1) {
          const { nextChangeOn } = evaluate(defaultCompiled, facts, day)
          if (nextChangeOn === null) return
          expect(resultOn(facts, addDays(nextChangeOn, -1))).toBe(resultOn(facts, day))
          expect(resultOn(facts, nextChangeOn)).not.toBe(resultOn(facts, day))
          day = nextChangeOn
        }
      }),
      { seed: 7, numRuns: 100 },
    )
  })
})
