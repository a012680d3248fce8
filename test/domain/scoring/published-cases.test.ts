import type { Facts } from '../../../src/domain/household/facts'
import { evaluate } from '../../../src/domain/scoring/evaluate'
import { defaultCompiled } from '../../support/default-rulebook'
import { expectedCases, readPublishedCases } from '../../support/published-cases'

describe('the published cases under the default rulebook', () => {
  let cases: ReadonlyMap<string, Facts>
  beforeAll(async () => {
    cases = await readPublishedCases()
  })

  it.each(Object.entries(expectedCases.households))('%s', (householdNo, expected) => {
    const facts = cases.get(householdNo)
    if (facts === undefined) throw new Error(`${householdNo} is not in the files`)
    const result = evaluate(defaultCompiled, facts, expectedCases.date)
    expect({
      note: expected.note,
      score: result.score,
      lamps: result.lamps,
      order: result.orderDue,
      hits: result.hits.map(({ rule }) => rule).sort(),
      nextChangeOn: result.nextChangeOn,
    }).toEqual(expected)
  })
})
