import fc from 'fast-check'
import { evaluateToday } from '../../../src/domain/scoring/evaluate'
import { defaultCompiled } from '../../support/default-rulebook'
import { anyHousehold } from '../../support/oracle/any-household'
import { typicalHouseholds, TYPICAL_DAY } from '../typical-households'
import { daysOf } from './engines/days'
import { finish } from './engines/finish'
import { openJsonRules } from './engines/json-rules'
import { quantitiesOf } from './engines/quantities'
import { timeJsonRulesEngine, timeOurs, timeZenEngine } from './engines/time-engines'
import { openZen } from './engines/zen'

describe.each([
  ['json-rules-engine', openJsonRules()],
  ['zen-engine', openZen()],
])('%s with the rules of the default rulebook', (_name, ask) => {
  it('says the same as the product of households near every edge', async () => {
    for (const { facts, day } of fc.sample(anyHousehold, { seed: 31, numRuns: 300 })) {
      const { score, lamps, hits } = evaluateToday(defaultCompiled, facts, day)
      const days = daysOf(day)
      const quantities = quantitiesOf(facts, days)
      const verdict = finish(await ask(quantities), quantities, facts, days)
      expect({ ...verdict, hits: verdict.hits.toSorted(byRule) }).toEqual({
        score,
        lamps,
        hits: hits.map(({ rule, points }) => ({ rule, points })).sort(byRule),
      })
    }
  })
})

function byRule(a: { readonly rule: string }, b: { readonly rule: string }): number {
  return a.rule < b.rule ? -1 : 1
}

it('gives one checksum for every engine and every share of the work', async () => {
  const households = typicalHouseholds(200)
  const times = [
    await timeOurs(households, TYPICAL_DAY, { ahead: true }),
    await timeOurs(households, TYPICAL_DAY, { ahead: false }),
    await timeJsonRulesEngine(households, TYPICAL_DAY, 'rules only'),
    await timeJsonRulesEngine(households, TYPICAL_DAY, 'from the facts'),
    await timeZenEngine(households, TYPICAL_DAY, 'rules only'),
    await timeZenEngine(households, TYPICAL_DAY, 'from the facts'),
  ]
  expect(new Set(times.map(({ checksum }) => checksum)).size).toBe(1)
  expect(times.map((one) => one.households)).toEqual(times.map(() => 200))
})
