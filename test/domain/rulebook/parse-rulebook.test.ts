import { parseRulebook } from '../../../src/domain/rulebook/parse-rulebook'
import { changed } from '../../support/changed-document'
import { defaultDocument } from '../../support/default-rulebook'

function faultsOf(document: unknown): Readonly<Record<string, string | number>> {
  const result = parseRulebook(document)
  return result.ok ? {} : result.refusal.details
}

describe('a rulebook is refused with the place of every fault', () => {
  it.each([null, 'rules', 7, []])('when it is %j', (document) => {
    expect(faultsOf(document)).toEqual({ '/': '应为对象' })
  })

  const head = { holds: 'head' }
  it.each<[string, string, unknown, Record<string, unknown>]>([
    ['no points a lamp', '/scale/pointsPerLamp', 0, { '/scale/pointsPerLamp': '应为大于零的整数' }],
    ['a floor above zero', '/scale/resistanceFloor', 1, { '/scale/resistanceFloor': '应为不大于零的整数' }],
    ['a key 缺少', '/scale/coreFloor', undefined, { '/scale/coreFloor': '缺少' }],
    ['half a point', '/rules/0/points', 2.5, { '/rules/0/points': '应为大于零的整数' }],
    ['a risk that takes points off', '/rules/0/points', -5, { '/rules/0/points': '应为大于零的整数' }],
    ['points as text', '/rules/0/points', '40', { '/rules/0/points': '应为大于零的整数' }],
    ['no rules', '/rules', [], { '/rules': '应为不空的列表' }],
    ['an id of another form', '/rules/0/id', 'R1', { '/rules/0/id': '应为 R 或 A 加两位数字' }],
    ['a core kind that is none', '/rules/0/core', '就业', { '/rules/0/core': '应为其中之一：教育、医疗、住房、饮水' }],
    ['an empty text', '/rules/0/means', '', { '/rules/0/means': '应为不空的文字' }],
    ['on as text', '/rules/0/on', 'yes', { '/rules/0/on': '应为 true 或 false' }],
    ['a key that nobody reads', '/rules/0/weight', 3, { '/rules/0/weight': expect.stringContaining('这里没有这个键') }],
    [
      'a number in 万元',
      '/numbers/medicalLarge/unit',
      '万元',
      { '/numbers/medicalLarge/unit': expect.stringContaining('应为其中之一：元') },
    ],
    [
      'a rule that is on and asks nothing',
      '/rules/0/when',
      null,
      { '/rules/0/when': expect.stringContaining('恰好有其中一个键') },
    ],
    [
      'a condition of two forms',
      '/rules/0/when',
      { all: [head], any: [head] },
      { '/rules/0/when': expect.stringContaining('恰好有其中一个键') },
    ],
    [
      'a form that does not exist',
      '/rules/0/when',
      { script: 'true' },
      { '/rules/0/when': expect.stringContaining('恰好有其中一个键') },
    ],
    [
      'a name of every object',
      '/rules/0/when',
      { constructor: head },
      { '/rules/0/when': expect.stringContaining('恰好有其中一个键') },
    ],
    ['an empty all', '/rules/0/when', { all: [] }, { '/rules/0/when/all': '应为不空的列表' }],
    ['a comparison of two', '/rules/0/when', { compare: [1, 2] }, { '/rules/0/when/compare': '应为 3 项的列表' }],
    [
      'a comparison of nonsense',
      '/rules/0/when',
      { compare: [{ incomeLine: false }, '=', { number: 5 }] },
      {
        '/rules/0/when/compare/0/incomeLine': '应为其中之一：true',
        '/rules/0/when/compare/1': '应为其中之一：<、<=、>=、>',
        '/rules/0/when/compare/2/number': '应为不空的文字',
      },
    ],
    [
      'a field without a level',
      '/rules/0/when',
      { field: 'health', in: ['残疾'] },
      { '/rules/0/when/field': expect.stringContaining('一个点') },
    ],
    ['a feed as a list', '/rules/0/when', { exists: [] }, { '/rules/0/when/exists': '应为对象' }],
    [
      'points by person that go up and down',
      '/rules/0/points',
      { first: 5, further: -5, limit: 9 },
      { '/rules/0/points/further': '应为大于零的整数' },
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
