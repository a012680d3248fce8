import { lintRulebook } from '../../../src/domain/rulebook/lint-rulebook'
import { changed } from '../../support/changed-document'
import { allFeeds, defaultDocument, defaultRulebook } from '../../support/default-rulebook'

type Change = readonly [place: string, value: unknown]

function lintChanged(...changes: readonly Change[]) {
  return lintRulebook(
    changes.reduce((document, [place, value]) => changed(document, place, value), defaultDocument()),
    allFeeds,
  )
}

/** Faults as lines: severity, place, rule and what is said. */
function faultsOf(...changes: readonly Change[]): readonly string[] {
  return lintChanged(...changes).faults.map(({ severity, place, rule, says }) =>
    [severity, place, rule ?? '-', says].join(' | '),
  )
}

const when = '/rules/0/when'
const never = '这个条件永远不会成立：它和自己或外层的条件矛盾'
const income = { measure: 'incomePerHead' }
const line = { incomeLine: true }
const medical = { measure: 'medicalSelfPaid' }

describe('a rulebook with errors is refused', () => {
  it.each<[string, readonly Change[], string]>([
    ['no rules', [['/rules', []]], 'error | rules | - | 应为不空的列表'],
    ['points of the wrong sign', [['/rules/2/points', -5]], 'error | rules[2].points | R03 | 应为大于零的整数'],
    [
      'a feed that does not exist',
      [[when, { exists: { feed: 'weather' } }]],
      'error | rules[0].when.exists.feed | R01 | 没有 weather 这个数据来源',
    ],
    [
      'a field that does not exist',
      [[when, { field: 'household.colour', in: ['红'] }]],
      'error | rules[0].when.field | R01 | households 没有 colour 这一列',
    ],
    ['two rules of one id', [['/rules/1/id', 'R01']], 'error | rules[1].id | R01 | R01 出现了两次'],
    [
      'a risk with the letter of a resistance',
      [['/rules/0/id', 'A77']],
      'error | rules[0].id | A77 | 风险指标的编号应以 R 开头',
    ],
    [
      'a limit below the first points',
      [['/rules/32/points', { first: -10, further: -5, limit: -5 }]],
      'error | rules[32].points.limit | A01 | 封顶 -5 分比第一人的 -10 分还少',
    ],
    [
      'a text with a number that is not there',
      [['/rules/0/means', '超过{nothing}']],
      'error | rules[0].means | R01 | 文字里提到的 {nothing} 没有这个数',
    ],
    [
      'a window of no months',
      [['/numbers/disasterMonths/value', 0]],
      'error | numbers.disasterMonths.value | - | 0 个月不合理，应在 1 到 120 之间',
    ],
    [
      'a window of years given as months',
      [['/numbers/waterMonths/value', 2026]],
      'error | numbers.waterMonths.value | - | 2026 个月不合理，应在 1 到 120 之间',
    ],
    [
      'fen where the book counts yuan',
      [['/numbers/schoolCost/value', 1_000_000]],
      'error | numbers.schoolCost.value | - | 1000000 元不合理，应在 100 到 300000 之间（金额按元填，不是分，也不是万元）',
    ],
    [
      'a month that no year has',
      [['/numbers/insuranceMonth/value', 13]],
      'error | numbers.insuranceMonth.value | - | 13 月不合理，应在 1 到 12 之间（一年里的月份）',
    ],
    [
      'a percentage that cannot be meant',
      [['/numbers/nearLine/value', 1200]],
      'error | numbers.nearLine.value | - | 1200 %不合理，应在 1 到 500 之间',
    ],
  ])('%s', (_what, changes, fault) => {
    expect(faultsOf(...changes)).toContain(fault)
    expect(lintChanged(...changes).compiled).toBeNull()
  })
})

describe('a condition that can never hold', () => {
  const lasting = { field: 'record.state', in: ['在享'] }
  const member = (where: unknown) => ({ some: 'members', where })
  it.each<[string, unknown, string]>([
    [
      'two lines that shut each other out',
      { all: [{ compare: [income, '<', line] }, { compare: [income, '>=', line] }] },
      '.all[1]',
    ],
    [
      'a line met from both sides, one of them open',
      {
        all: [
          { compare: [medical, '>', { number: 'medicalSome' }] },
          { compare: [{ number: 'medicalSome' }, '>=', medical] },
        ],
      },
      '.all[1]',
    ],
    [
      'shares of one line',
      {
        all: [
          { compare: [income, '>=', { percent: 'amplyAbove', of: line }] },
          { compare: [income, '<', { percent: 'nearLine', of: line }] },
        ],
      },
      '.all[1]',
    ],
    [
      'two words of one column',
      {
        all: [
          { field: 'household.dangerGrade', in: ['C'] },
          { field: 'household.dangerGrade', in: ['D'] },
        ],
      },
      '.all[1]',
    ],
    [
      'a word and not that word',
      {
        all: [
          { field: 'household.dangerGrade', in: ['C'] },
          { not: { field: 'household.dangerGrade', in: ['C', 'D'] } },
        ],
      },
      '.all[1]',
    ],
    ['a condition and its opposite', { all: [{ is: 'lowIncomeGroup' }, { not: { is: 'lowIncomeGroup' } }] }, '.all[1]'],
    [
      'what a shared condition shuts out',
      member({ all: [{ is: 'canWork' }, { age: { from: 'oldFrom' } }] }),
      '.where.all[1]',
    ],
    ['an age that ends before it begins', member({ age: { from: 'workTo', to: 'workFrom' } }), '.where'],
    [
      'older than the group around it',
      member({
        all: [
          { age: { to: 'schoolTo' } },
          { exists: { feed: 'education', where: { any: [dropout(), { age: { from: 'oldFrom' } }] } } },
        ],
      }),
      '.where.all[1].exists.where.any[1]',
    ],
    [
      'a record that is both in a window and before it',
      {
        exists: {
          feed: 'assistance',
          counts: { within: 'appliedMonths' },
          where: { all: [lasting, { atLeastAgo: 'stoppedMonths' }] },
        },
      },
      '.exists.where.all[1]',
    ],
    [
      'a year that is both',
      { exists: { feed: 'insurance', counts: { inYear: 'this' }, where: { inYear: 'last' } } },
      '.exists.where',
    ],
    [
      'a case that an earlier one has taken',
      {
        cases: [
          { if: { is: 'lowIncomeGroup' }, then: { holds: 'monitored' } },
          { if: { is: 'lowIncomeGroup' }, then: { is: 'brokenByDisaster' } },
        ],
        else: { is: 'brokenByDisaster' },
      },
      '.cases[1].if',
    ],
    [
      'a tier whose end lies before its beginning',
      {
        all: [
          { compare: [medical, '>=', { number: 'medicalLarge' }] },
          { compare: [medical, '<=', { number: 'medicalSome' }] },
        ],
      },
      '.all[1]',
    ],
  ])('%s', (_what, condition, place) => {
    expect(faultsOf([when, condition])).toContain(`error | rules[0].when${place} | R01 | ${never}`)
  })

  it('in a shared condition and in a shared measure', () => {
    const twice = {
      all: [
        { field: 'household.dangerGrade', in: ['C'] },
        { field: 'household.dangerGrade', in: ['D'] },
      ],
    }
    expect(faultsOf(['/conditions/brokenByDisaster', twice])).toContain(
      `error | conditions.brokenByDisaster.all[1] | - | ${never}`,
    )
    expect(
      faultsOf([
        '/measures/medicalSelfPaid/over/where',
        { all: [{ within: 'appliedMonths' }, { atLeastAgo: 'eventMonths' }] },
      ]),
    ).toContain(`error | measures.medicalSelfPaid.over.where.all[1] | - | ${never}`)
  })

  it.each<[string, unknown]>([
    [
      'two words of a column that holds several',
      member({
        all: [
          { field: 'person.health', in: ['残疾'] },
          { field: 'person.health', in: ['长期慢性病'] },
        ],
      }),
    ],
    [
      'the same of two persons',
      { all: [member({ field: 'person.insured', in: ['是'] }), member({ field: 'person.insured', in: ['否'] })] },
    ],
    [
      'a blank that stands for either word',
      {
        exists: {
          feed: 'housing',
          where: {
            all: [
              { field: 'record.onlyHome', in: ['是'], blank: '是' },
              { field: 'record.onlyHome', in: ['否'], blank: '否' },
            ],
          },
        },
      },
    ],
    ['alternatives', { any: [{ compare: [income, '<', line] }, { compare: [income, '>=', line] }] }],
  ])('is not seen in %s', (_what, condition) => {
    expect(faultsOf([when, condition]).filter((fault) => fault.includes(never))).toEqual([])
  })

  function dropout(): unknown {
    return { field: 'record.state', in: ['辍学'] }
  }
})

describe('tiers of one measure', () => {
  const some = defaultRulebook.rules[5]?.when

  it('must not overlap', () => {
    const overlapping = JSON.parse(
      JSON.stringify(some).replace('"<=",{"number":"medicalLarge"}', '"<=",{"number":"carValue"}'),
    ) as unknown
    expect(faultsOf(['/rules/5/when', overlapping])).toEqual([
      'error | rules[4].when | R05 | 和 R06 的范围重叠，同一个数会命中两档',
    ])
  })

  it('are shown when they leave a hole', () => {
    const holed = JSON.parse(
      JSON.stringify(some).replace('"<=",{"number":"medicalLarge"}', '"<",{"number":"medicalLarge"}'),
    ) as unknown
    const { faults, compiled } = lintChanged(['/rules/5/when', holed])
    expect(faults).toEqual([
      { place: 'rules[4].when', rule: 'R05', severity: 'warning', says: '和 R06 之间有空档，落在中间的数一档都不命中' },
    ])
    expect(compiled).not.toBeNull()
  })

  it('are told apart by the cases that they stand under, and moved by their numbers', () => {
    expect(faultsOf(['/numbers/medicalSome/value', 27_000])).toEqual([
      `error | rules[5].when.else.all[1] | R06 | ${never}`,
    ])
  })
})

describe('what can hardly be meant is shown, and refuses nothing', () => {
  it.each<[string, Change, string]>([
    [
      'a share above the whole',
      ['/numbers/rigidShare/value', 150],
      'warning | rules[15].when.all[0].compare[2].percent | R16 | 150% 超过了全部，请核对',
    ],
    [
      'a number that nothing uses',
      ['/numbers/idle', { value: 3, unit: '人', label: '闲置' }],
      'warning | numbers.idle | - | 没有指标用到 idle',
    ],
    ['a cap that nothing uses', ['/scale/caps/idle', 10], 'warning | scale.caps.idle | - | 没有指标用到 idle'],
    [
      'points above their cap',
      ['/scale/caps/medical', 30],
      'warning | rules[4].points | R05 | 40 分超过了同类封顶 30 分，多的不会计入',
    ],
    [
      'a text about a rule that is off',
      ['/rules/0/turnsOff', '见 R22'],
      'warning | rules[0].turnsOff | R01 | 文字里提到的 R22 已经停用',
    ],
    [
      'a text about a rule that is not there',
      ['/rules/0/turnsOff', '见 R99'],
      'warning | rules[0].turnsOff | R01 | 文字里提到的 R99 不存在',
    ],
    [
      'a core rule that opens no order',
      ['/scale/orderFrom', 50],
      'warning | scale.coreFloor | - | 核心指标的保底 40 分够不上入户核实线 50 分',
    ],
    [
      'a core rule that lights one lamp',
      ['/scale/pointsPerLamp', 30],
      'warning | scale.coreFloor | - | 核心指标的保底 40 分亮不了两盏灯',
    ],
  ])('%s', (_what, change, fault) => {
    expect(faultsOf(change)).toEqual([fault])
    expect(lintChanged(change).compiled).not.toBeNull()
  })
})

it('finds nothing wrong with the default rulebook, nor with one whose line lies lower', () => {
  expect(faultsOf()).toEqual([])
  expect(faultsOf(['/scale/orderFrom', 25], ['/numbers/medicalLarge/value', 20_000])).toEqual([])
})
