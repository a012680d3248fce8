import { parseRulebook } from '../../../src/domain/rulebook/parse-rulebook'
import { changed } from '../../support/changed-document'
import { defaultDocument } from '../../support/default-rulebook'

function faultsOf(document: unknown): Readonly<Record<string, string | number>> {
  const result = parseRulebook(document)
  return result.ok ? {} : result.refusal.details
}

describe('a rulebook is refused with the place of every fault', () => {
  it.each([null, 'rules', 7, []])('when it is %j', (document) => {
    expect(faultsOf(document)).toEqual({ '/': 'must be an object' })
  })

  const head = { holds: 'head' }
  it.each<[string, string, unknown, Record<string, unknown>]>([
    ['no points a lamp', '/scale/pointsPerLamp', 0, { '/scale/pointsPerLamp': 'must be a whole number above zero' }],
    [
      'a floor above zero',
      '/scale/resistanceFloor',
      1,
      { '/scale/resistanceFloor': 'must be a whole number, zero or below' },
    ],
    ['a key is missing', '/scale/coreFloor', undefined, { '/scale/coreFloor': 'is missing' }],
    ['half a point', '/rules/0/points', 2.5, { '/rules/0/points': 'must be a whole number above zero' }],
    ['a risk that takes points off', '/rules/0/points', -5, { '/rules/0/points': 'must be a whole number above zero' }],
    ['points as text', '/rules/0/points', '40', { '/rules/0/points': 'must be a whole number above zero' }],
    ['no rules', '/rules', [], { '/rules': 'must be a list that is not empty' }],
    ['an id of another form', '/rules/0/id', 'R1', { '/rules/0/id': 'must be R or A and two digits' }],
    ['a core kind that is none', '/rules/0/core', '就业', { '/rules/0/core': 'must be one of 教育, 医疗, 住房, 饮水' }],
    ['an empty text', '/rules/0/means', '', { '/rules/0/means': 'must be a text that is not empty' }],
    ['on as text', '/rules/0/on', 'yes', { '/rules/0/on': 'must be true or false' }],
    [
      'a key that nobody reads',
      '/rules/0/weight',
      3,
      { '/rules/0/weight': expect.stringContaining('is unknown here') },
    ],
    [
      'a number in 万元',
      '/numbers/medicalLarge/unit',
      '万元',
      { '/numbers/medicalLarge/unit': expect.stringContaining('must be one of 元') },
    ],
    [
      'a rule that is on and asks nothing',
      '/rules/0/when',
      null,
      { '/rules/0/when': expect.stringContaining('exactly one of') },
    ],
    [
      'a condition of two forms',
      '/rules/0/when',
      { all: [head], any: [head] },
      { '/rules/0/when': expect.stringContaining('exactly one of') },
    ],
    [
      'a form that does not exist',
      '/rules/0/when',
      { script: 'true' },
      { '/rules/0/when': expect.stringContaining('exactly one of') },
    ],
    [
      'a name of every object',
      '/rules/0/when',
      { constructor: head },
      { '/rules/0/when': expect.stringContaining('exactly one of') },
    ],
    ['an empty all', '/rules/0/when', { all: [] }, { '/rules/0/when/all': 'must be a list that is not empty' }],
    ['a comparison of two', '/rules/0/when', { compare: [1, 2] }, { '/rules/0/when/compare': 'must be a list of 3' }],
    [
      'a comparison of nonsense',
      '/rules/0/when',
      { compare: [{ incomeLine: false }, '=', { number: 5 }] },
      {
        '/rules/0/when/compare/0/incomeLine': 'must be one of true',
        '/rules/0/when/compare/1': 'must be one of <, <=, >=, >',
        '/rules/0/when/compare/2/number': 'must be a text that is not empty',
      },
    ],
    [
      'a field without a level',
      '/rules/0/when',
      { field: 'health', in: ['残疾'] },
      { '/rules/0/when/field': expect.stringContaining('a dot') },
    ],
    ['a feed as a list', '/rules/0/when', { exists: [] }, { '/rules/0/when/exists': 'must be an object' }],
    [
      'points by person that go up and down',
      '/rules/0/points',
      { first: 5, further: -5, limit: 9 },
      { '/rules/0/points/further': 'must be a whole number above zero' },
    ],
  ])('%s', (_what, place, value, faults) => {
    expect(faultsOf(changed(defaultDocument(), place, value))).toEqual(faults)
  })

  it('tells of all faults at once', () => {
    const twice = changed(changed(defaultDocument(), '/name', 5), '/rules/3/cap', 5)
    expect(Object.keys(faultsOf(twice)).sort()).toEqual(['/name', '/rules/3/cap'])
  })
})

describe('a rulebook is taken', () => {
  it('as the default one stands in its file', () => {
    expect(parseRulebook(defaultDocument())).toEqual({ ok: true, value: defaultDocument() })
  })

  it('with other points and thresholds', () => {
    const tuned = changed(changed(defaultDocument(), '/rules/0/points', 35), '/numbers/waterLitres/value', 20)
    expect(faultsOf(tuned)).toEqual({})
  })
})
