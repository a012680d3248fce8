import { evaluate } from '../../../src/domain/scoring/evaluate'
import type { Hit } from '../../../src/domain/scoring/evaluation'
import { effectOf } from '../../../src/domain/support/effect'
import { asHelp, type Measure } from '../../../src/domain/support/measure'
import { supportWarnings } from '../../../src/domain/support/warnings'
import { defaultCompiled } from '../../support/default-rulebook'
import { buildFacts } from '../../support/facts-builder'
import { catalogue, inForce, planned, TODAY } from './a-measure'

const hit = (rule: string): Hit => ({
  rule,
  points: rule.startsWith('A') ? -10 : 10,
  core: false,
  value: '',
  threshold: '',
  evidence: [],
})

function warn(
  measures: readonly Measure[],
  rules: readonly string[] = [],
  unknown: readonly string[] = [],
  named: readonly string[] = [],
) {
  return supportWarnings({ measures, named, hits: rules.map(hit), unknown }, catalogue, TODAY)
}

const relief = inForce({ measureId: 'm9', code: 'M09', item: '低保', answers: ['R13', 'R24'] })

describe('no warning', () => {
  test.each([
    ['about a household without risk and without help', warn([])],
    ['about a risk that help in force answers', warn([inForce()], ['R13'])],
    ['about a risk that planned help answers', warn([planned()], ['R13'])],
    ['about a resistance', warn([], ['A02'])],
    ['about a relapse, which says no cause', warn([], ['R31'])],
    ['about a named risk that help in force answers', warn([inForce()], [], [], ['work'])],
    ['about a named risk that is no kind of the catalogue', warn([], [], [], ['other'])],
    ['about hand-outs where nobody can work', warn([relief], ['R24'])],
    ['about hand-outs while it is not known who can work', warn([relief], [], ['R24'])],
    ['about hand-outs beside work', warn([relief, inForce()])],
    ['about hand-outs that are over', warn([inForce({ ...relief, state: 'ended', endedOn: '2026-11-20' })])],
  ])('%s', (_, warnings) => expect(warnings).toEqual([]))
})

describe('a warning', () => {
  test.each([
    [
      'of a named risk that nothing answers',
      warn([inForce()], [], [], ['work', 'water']),
      [{ kind: 'namedRiskWithoutMeasure', risk: 'water' }],
    ],
    [
      'of each risk that nothing answers',
      warn([inForce()], ['R04', 'R13', 'R07']),
      [
        { kind: 'riskWithoutMeasure', rule: 'R04' },
        { kind: 'riskWithoutMeasure', rule: 'R07' },
      ],
    ],
    [
      'of a risk whose help is over',
      warn([inForce({ state: 'ended', endedOn: '2026-11-20' })], ['R13']),
      [{ kind: 'riskWithoutMeasure', rule: 'R13' }],
    ],
    ['of hand-outs only where somebody can work', warn([relief]), [{ kind: 'handOutsOnly' }]],
    [
      'of work for a household in which nobody can',
      warn([inForce()], ['R24', 'R13']),
      [
        { kind: 'riskWithoutMeasure', rule: 'R24' },
        { kind: 'nobodyCanWork', measureId: 'm1' },
      ],
    ],
    ['of a term that is over', warn([inForce({ until: '2026-11-22' })]), [{ kind: 'termOver', measureId: 'm1' }]],
    [
      'of help that should have begun',
      warn([planned({ startBy: '2026-11-22' })]),
      [{ kind: 'notBegun', measureId: 'm1' }],
    ],
  ])('%s', (_, warnings, expected) => expect(warnings).toEqual(expected))
})

describe('the effect of help', () => {
  test.each([
    ['that has not begun is not asked', effectOf(planned(), [hit('R13')], TODAY), { kind: 'notBegun' }],
    ['is not known before a score', effectOf(inForce(), [hit('R13')], null), { kind: 'notScored' }],
    [
      'is not known from the score of its first day',
      effectOf(inForce(), [hit('R13')], '2026-11-10'),
      { kind: 'notScored' },
    ],
    [
      'is the risks that still fire',
      effectOf(inForce(), [hit('R13'), hit('R04')], TODAY),
      {
        kind: 'stillThere',
        rules: ['R13'],
      },
    ],
    ['is good when none does', effectOf(inForce(), [hit('R04')], TODAY), { kind: 'gone' }],
  ])('%s', (_, effect, expected) => expect(effect).toEqual(expected))
})

test('help in force that answers a risk that fires is a resistance, from its first day to its last', () => {
  const measures = [asHelp(inForce()) ?? { from: '', until: null, answers: [] }]
  const poor = { household: { wageIncome: 100_000, lastYearPerHead: 100_000 }, measures }
  const a09 = (day: string) => evaluate(defaultCompiled, buildFacts(poor), day).hits.some(({ rule }) => rule === 'A09')
  expect(['2026-11-09', '2026-11-10', '2027-11-30', '2027-12-01'].map(a09)).toEqual([false, true, true, false])
  expect(evaluate(defaultCompiled, buildFacts(poor), TODAY).nextChangeOn).toBe('2027-12-01')
})
