import document from '../../../config/policies/quality-checks.json'
import { checkHousehold } from '../../../src/domain/quality/check-household'
import { compileChecks } from '../../../src/domain/quality/compile-checks'
import { parseChecks } from '../../../src/domain/quality/parse-checks'
import { allFeeds, valueOf } from '../../support/default-rulebook'
import { buildFacts, type FactsDraft, type PersonDraft, type RecordDraft } from '../../support/facts-builder'

const TODAY = '2026-11-23'
const book = valueOf(parseChecks(document))
const compiled = valueOf(compileChecks(book, allFeeds))

function faultsOf(changed: unknown): Record<string, unknown> {
  const parsed = parseChecks(changed)
  const made = parsed.ok ? compileChecks(parsed.value, allFeeds) : parsed
  return made.ok ? {} : made.refusal.details
}

describe('a book of checks is refused for', () => {
  test.each([
    ['an id of another form', { id: 'R01' }, '/checks/0/id'],
    ['a severity that nobody knows', { severity: 'bad' }, '/checks/0/severity'],
    ['a place that does not exist', { mendAt: 'members.luck' }, '/checks/0/mendAt'],
    ['a column that does not exist', { when: { field: 'household.luck', in: ['x'] } }, '/checks/0/when/field'],
    [
      'a number that has no name',
      { when: { compare: [{ people: 'members' }, '<', { number: 'many' }] } },
      '/checks/0/when/compare/2/number',
    ],
    ['a secret column', { when: { field: 'household.phone', in: ['x'] } }, '/checks/0/when/field'],
    ['a key that nobody reads', { points: 10 }, '/checks/0/points'],
  ])('%s', (_, change, place) => {
    const [first, ...others] = document.checks
    expect(Object.keys(faultsOf({ ...document, checks: [{ ...first, ...change }, ...others] }))).toContain(place)
  })

  test('an id that stands twice', () => {
    expect(Object.keys(faultsOf({ ...document, checks: [...document.checks, document.checks[0]] }))).toEqual([
      `/checks/${document.checks.length}/id`,
    ])
  })
})

test('it says that it is not official, and what is wrong and where it is mended', () => {
  expect(book.official).toBe(false)
  expect(compiled.words.get('Q11')).toEqual({
    id: 'Q11',
    name: '工资收入单位可能写错',
    severity: 'wrong',
    says: '全年工资性收入不到 100 元，可能把万元写成了元。',
    mend: '核对工资性收入，单位是元。',
    place: '农业农村局 · 农户 · 工资性收入',
  })
  for (const { says, mend } of compiled.words.values()) expect(says + mend).not.toMatch(/[{}]/)
})

function found(draft: FactsDraft): readonly string[] {
  return checkHousehold(compiled, buildFacts(draft), TODAY).map(({ check }) => check)
}

const worker: PersonDraft = { values: { workState: '务工', workPlace: '西安', workMonths: 8 } }
const pupil = (birthOn: string, values: PersonDraft['values'] = { labour: '无劳动力' }): PersonDraft => ({
  birthOn,
  values,
})
const head: PersonDraft = {}
const studies = (stage: string, state = '在读'): RecordDraft => ({
  feed: 'education',
  personId: 'p2',
  values: { schoolYear: '2026-2027', stage, state, updatedOn: '2026-09-10' },
})
const job = (endOn: string | null, state = '在业'): RecordDraft => ({
  feed: 'employment',
  values: { state, startOn: '2026-03-01', endOn },
})
const death = (happenedOn: string): RecordDraft => ({ feed: 'population', values: { event: '死亡', happenedOn } })
const relief = (state: string): RecordDraft => ({
  feed: 'assistance',
  values: { category: '低保', state, startOn: '2025-01-01', endOn: null },
})
const insured = (state: string): RecordDraft => ({ feed: 'insurance', values: { year: 2026, state } })
const bill = (fen: number): RecordDraft => ({
  feed: 'medical',
  values: { settledOn: '2026-06-01', selfPaid: fen },
  date: '2026-06-01',
})

describe('nothing is said of', () => {
  test.each<[string, FactsDraft]>([
    ['a household in order', {}],
    ['a worker with a place and months', { people: [worker] }],
    ['a job that has ended', { records: [job('2026-10-31')] }],
    ['a job of somebody who works', { people: [worker], records: [job(null)] }],
    ['a pupil of the right age', { people: [head, pupil('2016-05-01')], records: [studies('小学')] }],
    [
      'who died this year and was insured',
      {
        people: [head, {}],
        records: [
          { ...death('2026-05-01'), personId: 'p2' },
          { ...insured('正常'), personId: 'p2' },
        ],
      },
    ],
    ['a doubled income', { household: { wageIncome: 2_400_000 } }],
    ['no wages at all', { household: { wageIncome: 0 } }],
    [
      'what a closed order disputed',
      { household: { wageIncome: 5_000 }, disputedRegister: { 'h1:wageIncome': '5000' } },
    ],
    ['a blank that nobody filled in', { people: [{ values: { workState: null, labour: null, insured: null } }] }],
    [
      'a house that was mended',
      {
        records: [
          { feed: 'housing', values: { grade: 'D', handling: '已改造', gradedOn: '2026-01-05' }, date: '2026-01-05' },
        ],
      },
    ],
  ])('%s', (_, draft) => expect(found(draft)).toEqual([]))
})

describe('a check finds', () => {
  const cases: readonly (readonly [string, FactsDraft])[] = [
    ['Q01', { people: [{ values: { livesHere: '否' } }] }],
    ['Q02', { people: [{ relation: '配偶' }] }],
    ['Q02', { people: [{}, { relation: '户主' }] }],
    [
      'Q03',
      {
        people: [head, {}],
        records: [
          { ...death('2026-05-01'), personId: 'p2' },
          { ...job(null), personId: 'p2' },
        ],
      },
    ],
    [
      'Q04',
      {
        people: [head, {}],
        records: [
          { ...death('2026-05-01'), personId: 'p2' },
          { ...relief('在享'), personId: 'p2' },
        ],
      },
    ],
    [
      'Q05',
      {
        people: [head, {}],
        records: [
          { ...death('2025-11-23'), personId: 'p2' },
          { ...insured('正常'), personId: 'p2' },
        ],
      },
    ],
    [
      'Q06',
      { people: [head, pupil('2010-05-01', { ...worker.values, labour: '无劳动力' })], records: [studies('高中')] },
    ],
    ['Q07', { people: [head, pupil('2011-05-01', { ...worker.values, labour: '无劳动力' })] }],
    ['Q08', { records: [job(null)] }],
    ['Q09', { people: [{ values: { ...worker.values, workPlace: null } }] }],
    ['Q10', { people: [{ values: { ...worker.values, workMonths: 0 } }] }],
    ['Q11', { household: { wageIncome: 9_999, lastYearPerHead: null } }],
    ['Q12', { household: { wageIncome: 6_000_001 } }],
    ['Q13', { records: [bill(1_000_000)] }],
    ['Q14', { household: { compliantSelfPaid: 1_000_000 } }],
    ['Q15', { people: [head, pupil('2009-05-01')], records: [studies('小学')] }],
    ['Q15', { people: [head, pupil('2016-05-01')], records: [studies('高中')] }],
    ['Q16', { people: [head, pupil('2012-05-01', { labour: '普通劳动力' })] }],
    ['Q16', { people: [{ birthOn: '1951-11-23' }] }],
    [
      'Q17',
      {
        records: [
          { feed: 'disability', values: { state: null, grade: '二级', issuedOn: '2020-01-01' }, date: '2020-01-01' },
        ],
      },
    ],
    ['Q18', { records: [insured('停保')] }],
    ['Q19', { records: [{ feed: 'housing', values: { grade: 'C', gradedOn: '2026-01-05' }, date: '2026-01-05' }] }],
  ]

  test.each(cases)('%s', (check, draft) => expect(found(draft)).toEqual([check]))

  test('each at least once here', () => {
    expect([...new Set(cases.map(([check]) => check))]).toEqual(book.checks.map(({ id }) => id))
  })
})

test('what it saw is told without names, and by the key that finds it again', () => {
  const [finding] = checkHousehold(
    compiled,
    buildFacts({ household: { wageIncome: 9_999, lastYearPerHead: null } }),
    TODAY,
  )
  expect(finding?.evidence).toMatchObject([{ source: 'households', key: 'h1:wageIncome', says: '工资性收入 99.99 元' }])
})
