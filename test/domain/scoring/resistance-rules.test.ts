import { evaluate } from '../../../src/domain/scoring/evaluate'
import { defaultCompiled } from '../../support/default-rulebook'
import { buildFacts, type FactsDraft, type PersonDraft, type RecordDraft } from '../../support/facts-builder'
import { DAY, tellsApart } from '../../support/verdict-of'

function job(startOn: string, endOn: string | null = null, state = '在业', personId = 'p1'): RecordDraft {
  return { feed: 'employment', personId, values: { state, startOn, endOn } }
}
const months = (workMonths: number | null): PersonDraft => ({ values: { workMonths } })

tellsApart('A01', [
  ['six months until today', { records: [job('2026-05-23')] }, 'hit'],
  ['a day less', { records: [job('2026-05-24')] }, 'no'],
  ['ended after six months', { records: [job('2026-01-10', '2026-07-10')] }, 'hit'],
  ['ended a day earlier', { records: [job('2026-01-10', '2026-07-09')] }, 'no'],
  ['a long spell of which six months are inside the window', { records: [job('2020-01-01', '2026-05-23')] }, 'hit'],
  ['a day less of it inside', { records: [job('2020-01-01', '2026-05-22')] }, 'no'],
  ['cut short by a later record', { records: [job('2026-01-10'), job('2026-07-09', null, '失业')] }, 'no'],
  ['a later record after six months', { records: [job('2026-01-10'), job('2026-07-10', null, '失业')] }, 'hit'],
  [
    'two jobs of five months are not one spell',
    { records: [job('2026-01-10', '2026-06-10'), job('2026-06-11')] },
    'no',
  ],
  ['an end that lies ahead', { records: [job('2026-05-23', '2027-01-01')] }, 'hit'],
  ['out of work', { records: [job('2026-01-01', null, '失业')] }, 'no'],
  ['no record, six months in the register', { people: [months(6)] }, 'hit'],
  ['no record, five months in the register', { people: [months(5)] }, 'no'],
  ['no record, register blank', { people: [months(null)] }, 'unknown'],
  ['a record outweighs the register', { people: [months(12)], records: [job('2026-11-01')] }, 'no'],
  ['one works, of the other nothing is known', { people: [months(6), months(null)] }, 'hit'],
  ['somebody who lives elsewhere', { people: [{}, { values: { workMonths: 12, livesHere: '否' } }] }, 'no'],
])

describe('points of A01', () => {
  it.each([
    [1, -10],
    [2, -15],
    [3, -20],
    [4, -20],
  ])('%i people: %i', (count, points) => {
    const facts = buildFacts({ people: Array.from({ length: count }, () => months(6)) })
    const { hits } = evaluate(defaultCompiled, facts, DAY)
    expect(hits.filter(({ rule }) => rule === 'A01')).toMatchObject([{ points, value: `${count} 人` }])
  })
})

function asset(type: string, more: Record<string, string | number | null> = {}): FactsDraft {
  return { records: [{ feed: 'assets', values: { type, startOn: '2015-07-01', endOn: null, value: null, ...more } }] }
}

describe.each([
  ['A02', '财政供养'],
  ['A03', '经商办企'],
  ['A04', '商品房'],
  ['A06', '职工养老'],
])('an asset', (rule, type) => {
  tellsApart(rule, [
    ['held', asset(type), 'hit'],
    ['held until today', asset(type, { endOn: DAY }), 'hit'],
    ['given up yesterday', asset(type, { endOn: '2026-11-22' }), 'no'],
    ['from tomorrow', asset(type, { startOn: '2026-11-24' }), 'no'],
    ['another kind', asset('小汽车', { value: 100 }), 'no'],
    ['never compared', { delivered: [] }, 'unknown'],
  ])
})

tellsApart('A05', [
  ['50,000', asset('小汽车', { value: 5_000_000 }), 'hit'],
  ['a fen less', asset('小汽车', { value: 4_999_999 }), 'no'],
  ['value blank', asset('小汽车'), 'unknown'],
  ['given up, value blank', asset('小汽车', { endOn: '2026-01-01' }), 'no'],
])

tellsApart('A07', [
  ['twice the line', { household: { wageIncome: 1_700_000 } }, 'hit'],
  ['a fen less', { household: { wageIncome: 1_699_999 } }, 'no'],
])

const crowded = { housingArea: 1 }
const measure = (answers: string[], from = '2026-01-01', until: string | null = null): FactsDraft['measures'] => [
  { answers, from, until },
]

tellsApart('A09', [
  [
    '低保',
    {
      records: [
        { feed: 'assistance', values: { category: '低保', state: '在享', startOn: '2026-01-01', endOn: null } },
      ],
    },
    'hit',
  ],
  [
    '新申请 is no help yet',
    {
      records: [
        { feed: 'assistance', values: { category: '低保', state: '新申请', startOn: '2026-01-01', endOn: null } },
      ],
    },
    'no',
  ],
  ['a measure for a risk that fires', { household: crowded, measures: measure(['R27']) }, 'hit'],
  ['a measure for another risk', { household: crowded, measures: measure(['R05']) }, 'no'],
  ['a measure that ends today', { household: crowded, measures: measure(['R27'], '2026-01-01', DAY) }, 'hit'],
  [
    'a measure that ended yesterday',
    { household: crowded, measures: measure(['R27'], '2026-01-01', '2026-11-22') },
    'no',
  ],
  ['a measure that begins tomorrow', { household: crowded, measures: measure(['R27'], '2026-11-24') }, 'no'],
  ['a measure for relapse', { household: crowded, clearedOn: '2026-10-01', measures: measure(['R31']) }, 'hit'],
  ['a measure when nothing fires', { measures: measure(['R27']) }, 'no'],
])
