import { compileRulebook } from '../../../src/domain/rulebook/compile-rulebook'
import { parseRulebook } from '../../../src/domain/rulebook/parse-rulebook'
import { evaluate } from '../../../src/domain/scoring/evaluate'
import { changed } from '../../support/changed-document'
import { allFeeds, defaultCompiled, defaultDocument, defaultRulebook, valueOf } from '../../support/default-rulebook'
import { buildFacts } from '../../support/facts-builder'
import { DAY } from '../../support/verdict-of'

function compileChanged(place: string, value: unknown) {
  return compileRulebook(valueOf(parseRulebook(changed(defaultDocument(), place, value))), allFeeds)
}

function faultsOf(place: string, value: unknown): Readonly<Record<string, string | number>> {
  const result = compileChanged(place, value)
  return result.ok ? {} : result.refusal.details
}

describe('a rulebook is refused when it is compiled', () => {
  const when = '/rules/0/when'
  const medical = (where: unknown) => ({ exists: { feed: 'medical', where } })
  it.each<[string, unknown, Record<string, string>]>([
    [
      'a feed that does not exist',
      { exists: { feed: 'weather' } },
      { [`${when}/exists/feed`]: '没有 weather 这个数据来源' },
    ],
    ['a file of the register', { exists: { feed: 'members' } }, { [`${when}/exists/feed`]: 'members 不是部门数据' }],
    [
      'a column that does not exist',
      medical({ field: 'record.colour', in: ['红'] }),
      { [`${when}/exists/where/field`]: 'medical 没有 colour 这一列' },
    ],
    [
      'a name',
      medical({ field: 'record.name', in: ['张三'] }),
      { [`${when}/exists/where/field`]: 'name 说的是人的身份，不能用在指标里' },
    ],
    [
      'a word that the column never holds',
      medical({ field: 'record.visitType', in: ['住店'] }),
      { [`${when}/exists/where/in`]: '就医类型没有“住店”，只有：住院、门诊、门慢特' },
    ],
    [
      'a person where there is none',
      { field: 'person.health', in: ['残疾'] },
      { [`${when}/field`]: '这里没有可看的人' },
    ],
    ['a record where there is none', { within: 'medicalMonths' }, { [when]: '这里没有可看的记录' }],
    ['an age of the household', { age: { from: 'oldFrom' } }, { [`${when}/age`]: '这里没有可看的人' }],
    ['a number that does not exist', { clearedWithin: 'long' }, { [`${when}/clearedWithin`]: '没有叫 long 的数' }],
    [
      'a window in yuan',
      { clearedWithin: 'medicalLarge' },
      { [`${when}/clearedWithin`]: 'medicalLarge 的单位是元，这里要个月或天' },
    ],
    [
      'a window on what is no date',
      medical({ within: 'medicalMonths', on: 'visitType' }),
      { [`${when}/exists/where/on`]: 'visitType 不是日期' },
    ],
    [
      'a school year that is none',
      { exists: { feed: 'education', counts: { schoolYearUntil: 'schoolYearMonth', on: 'stage' } } },
      { [`${when}/exists/counts/on`]: 'stage 不是学年' },
    ],
    [
      'yuan against people',
      { compare: [{ measure: 'netIncome' }, '>', { number: 'studentPeople' }] },
      { [`${when}/compare`]: '拿元和人比较' },
    ],
    [
      'people off yuan',
      { positive: { minus: [{ measure: 'netIncome' }, { people: 'members' }] } },
      { [`${when}/positive`]: '从元里减人' },
    ],
    [
      'a ratio inside a sum',
      { positive: { measure: 'incomePerHead' } },
      { [`${when}/positive`]: 'incomePerHead 是比值，只能单独放在比较的一边' },
    ],
    ['a sum of words', { positive: { field: 'household.dangerGrade' } }, { [`${when}/positive`]: '危房等级不是数字' }],
    ['a shared condition that does not exist', { is: 'rich' }, { [when]: 'conditions 里没有 rich' }],
    ['a name of every object', { is: 'toString' }, { [when]: 'conditions 里没有 toString' }],
    [
      'a group of one person',
      { some: 'members', where: { exists: { feed: 'medical', of: 'members' } } },
      { [`${when}/where/exists/of`]: '只能用在整户上，这里是一个人' },
    ],
  ])('%s', (_what, condition, faults) => {
    expect(faultsOf(when, condition)).toEqual(faults)
  })

  it('a condition that leads back to itself', () => {
    expect(faultsOf('/conditions/labour', { not: { is: 'labour' } })).toEqual({
      '/conditions/labour/not': 'labour 绕回到了自己',
    })
  })

  it('two rules of one id', () => {
    expect(faultsOf('/rules/1/id', 'R01')).toEqual({ '/rules/1/id': 'R01 出现了两次' })
  })

  it('a cap that does not exist', () => {
    expect(faultsOf('/rules/0/cap', 'school')).toEqual({ '/rules/0/cap': '没有叫 school 的封顶' })
  })

  it('points by the number of persons where no persons are counted', () => {
    expect(faultsOf('/rules/4/points', { first: 10, further: 5, limit: 20 })).toEqual({
      '/rules/4/when': '按人数计分的指标，条件要写成 some',
    })
  })

  it('a spell longer than the window it is looked for in', () => {
    expect(Object.values(faultsOf('/numbers/steadyWindow/value', 5))).toEqual(['比要找的那段时间还短'])
  })
})

describe('a compiled rulebook', () => {
  it('asks the rules that are on, in the order of the book', () => {
    const off = ['R22', 'R30', 'R32', 'A08', 'A10']
    const ids = defaultRulebook.rules.map(({ id }) => id)
    expect(ids).toHaveLength(42)
    expect(defaultCompiled.rules.map(({ rule }) => rule.id)).toEqual(ids.filter((id) => !off.includes(id)))
  })

  it('asks rules about other rules last', () => {
    const stages = defaultCompiled.rules.filter(({ stage }) => stage > 0).map(({ rule, stage }) => [rule.id, stage])
    expect(stages).toEqual([
      ['R31', 1],
      ['A09', 2],
    ])
  })

  it('follows the numbers of the book', () => {
    const facts = buildFacts({
      records: [{ feed: 'medical', values: { settledOn: '2026-05-05', selfPaid: 1_200_000, totalCost: 1 } }],
    })
    const strict = valueOf(compileChanged('/numbers/medicalLarge/value', 11_999))
    expect(evaluate(defaultCompiled, facts, DAY).hits.map(({ rule }) => rule)).toEqual(['R06'])
    expect(evaluate(strict, facts, DAY).hits.map(({ rule }) => rule)).toEqual(['R05'])
  })

  it('gives points for further persons up to their limit, upwards too', () => {
    const place = '/rules/7'
    const book = changed(defaultDocument(), `${place}/points`, { first: 5, further: 3, limit: 10 })
    const compiled = valueOf(compileRulebook(valueOf(parseRulebook(book)), allFeeds))
    const sick = { values: { health: ['长期慢性病'] } }
    const points = [1, 2, 3, 4].map((count) => {
      const facts = buildFacts({ people: Array.from({ length: count }, () => sick) })
      return evaluate(compiled, facts, DAY).hits.find(({ rule }) => rule === 'R08')?.points
    })
    expect(points).toEqual([5, 8, 10, 10])
  })

  it('has texts whose numbers all exist', () => {
    for (const { means, turnsOff } of defaultRulebook.rules) {
      for (const [, name] of `${means}${turnsOff}`.matchAll(/\{(\w+)\}/g)) {
        expect(Object.keys(defaultRulebook.numbers)).toContain(name)
      }
    }
  })

  it('uses every number, condition and measure of the book', () => {
    const text = JSON.stringify([defaultRulebook.rules, defaultRulebook.conditions, defaultRulebook.measures])
    const { numbers, conditions, measures } = defaultRulebook
    const idle = Object.keys({ ...numbers, ...conditions, ...measures }).filter((name) => !text.includes(`"${name}"`))
    expect(idle).toEqual([])
  })
})
