import fc from 'fast-check'
import type { Facts } from '../../../src/domain/household/facts'
import { evaluate } from '../../../src/domain/scoring/evaluate'
import { anyFacts, MIDDLE } from '../../support/any-facts'
import { allFeeds, defaultCompiled, defaultRulebook } from '../../support/default-rulebook'
import { buildFacts, type RecordDraft } from '../../support/facts-builder'
import { DAY } from '../../support/verdict-of'

const seeded = { seed: 20261123, numRuns: 300 }

function hitOf(facts: Facts, rule: string) {
  return evaluate(defaultCompiled, facts, DAY).hits.find((hit) => hit.rule === rule)
}

function saysOf(facts: Facts, rule: string): readonly string[] {
  return hitOf(facts, rule)?.evidence.map(({ says }) => says) ?? []
}

const bill: RecordDraft = {
  feed: 'medical',
  values: { settledOn: '2026-05-05', selfPaid: 1_200_000, totalCost: 4_200_000 },
}

describe('a household about which everything is known and nothing is wrong', () => {
  it('has no points, and only what no feed can tell stays unknown', () => {
    // Nobody in it goes to school or was ever registered as working: of these feeds silence means nothing.
    expect(evaluate(defaultCompiled, buildFacts(), DAY)).toEqual({
      score: 0,
      lamps: 0,
      orderDue: false,
      hits: [],
      unknown: ['R17', 'R18', 'R19'],
      nextChangeOn: null,
    })
  })

  it('is unknown in almost everything when no feed was ever delivered and the register is empty', () => {
    const nothing = buildFacts({ delivered: [], incomeLines: [] })
    const empty = {
      ...nothing,
      household: { ...nothing.household, values: {} },
      people: nothing.people.map((person) => ({ ...person, values: {} })),
    }
    const { score, hits, unknown } = evaluate(defaultCompiled, empty, DAY)
    expect({ score, hits }).toEqual({ score: 0, hits: [] })
    const decided = defaultRulebook.rules.filter(({ id, on }) => on && !unknown.includes(id)).map(({ id }) => id)
    // No child of school age, one person is not two, nobody over 60, and not cleared.
    expect(decided).toEqual(['R01', 'R08', 'R10', 'R11', 'R31'])
  })
})

describe('evidence', () => {
  it('is the record that counts, with what it says, when, and which delivery brought it', () => {
    const old: RecordDraft = { ...bill, values: { ...bill.values, settledOn: '2025-11-23' } }
    const facts = buildFacts({ records: [bill, old] })
    expect(hitOf(facts, 'R06')).toEqual({
      rule: 'R06',
      points: 20,
      core: false,
      value: '12,000 元',
      threshold: '不低于 10,000 元',
      evidence: [
        {
          source: 'medical',
          key: 'medical-1',
          content: facts.records[0]?.content,
          personId: 'p1',
          date: '2026-05-05',
          batch: 'b1',
          says: '个人自付 12,000 元',
        },
      ],
    })
  })

  it('names the reason for a lower threshold', () => {
    const facts = buildFacts({ household: { householdType: '脱贫户' }, records: [bill] })
    expect(hitOf(facts, 'R05')).toMatchObject({ value: '12,000 元', threshold: '超过 10,000 元' })
    expect(saysOf(facts, 'R05')).toEqual(['户类型 脱贫户', '个人自付 12,000 元'])
  })

  it('is a register value with the key and content by which it can be found wrong', () => {
    const draft = { household: { housingArea: 12.5 } }
    const evidence = hitOf(buildFacts(draft), 'R27')?.evidence ?? []
    expect(evidence).toEqual([
      {
        source: 'households',
        key: 'h1:housingArea',
        content: '12.5',
        personId: null,
        date: null,
        batch: null,
        says: '住房面积 12.5 平方米',
      },
    ])
    const disputedRegister = Object.fromEntries(evidence.map(({ key, content }) => [key, content]))
    expect(hitOf(buildFacts({ ...draft, disputedRegister }), 'R27')).toBeUndefined()
  })

  it('shows why nobody could help: what the register says of the others', () => {
    const facts = buildFacts({
      people: [
        { birthOn: '1950-01-01', values: { cannotSelfCare: '是', labour: '丧失劳动力' } },
        { values: { labour: '弱劳动力或半劳动力' } },
      ],
    })
    expect(saysOf(facts, 'R11')).toEqual(['失能 是', '劳动技能 丧失劳动力', '劳动技能 弱劳动力或半劳动力'])
  })

  it('is only what decided: of four tests of water the one that fails', () => {
    const values = { litresPerDay: 60, fetchMinutes: 25, quality: '合格', cutDays: 0, measuredOn: '2026-06-01' }
    const facts = buildFacts({ records: [{ feed: 'water', values }] })
    expect(hitOf(facts, 'R04')).toMatchObject({ value: '25 分钟', threshold: '超过 20 分钟' })
    expect(saysOf(facts, 'R04')).toEqual(['取水往返时间 25 分钟'])
  })

  it('leaves out a column that holds nothing', () => {
    const values = { state: '在业', startOn: '2026-01-14' }
    expect(saysOf(buildFacts({ records: [{ feed: 'employment', values }] }), 'A01')).toEqual(['就业状态 在业'])
  })

  it('tells of a relapse when the household was cleared', () => {
    const facts = buildFacts({ household: { housingArea: 1 }, clearedOn: '2026-10-01' })
    expect(saysOf(facts, 'R31')).toEqual(['风险消除 2026-10-01'])
  })

  it('says in yuan what is counted in fen, and a share as what it comes to', () => {
    const facts = buildFacts({ household: { wageIncome: 600_055, lastYearPerHead: 1_000_000 } })
    expect(hitOf(facts, 'R13')).toMatchObject({ value: '6,000.55 元', threshold: '低于 8,500 元' })
    expect(hitOf(facts, 'R15')).toMatchObject({ value: '6,000.55 元', threshold: '不超过 7,000 元' })
  })

  it('never shows a column that says who somebody is', () => {
    const secret = allFeeds.flatMap(({ columns }) => columns.filter(({ secret }) => secret).map(({ header }) => header))
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { evidence } of evaluate(defaultCompiled, facts, MIDDLE).hits) {
          for (const { says } of evidence) expect(secret.filter((header) => says.includes(header))).toEqual([])
        }
      }),
      seeded,
    )
  })
})

describe('laws of scoring', () => {
  it('gives the same result in whatever order people and records come', () => {
    fc.assert(
      fc.property(anyFacts, fc.infiniteStream(fc.nat()), (facts, numbers) => {
        const shuffled = { ...facts, people: shuffle(facts.people, numbers), records: shuffle(facts.records, numbers) }
        expect(evaluate(defaultCompiled, shuffled, MIDDLE)).toEqual(evaluate(defaultCompiled, facts, MIDDLE))
      }),
      seeded,
    )
  })

  it('does not mind a record that no rule asks about, of a stranger, or found wrong', () => {
    const strangers: RecordDraft[] = [
      { ...bill, personId: 'somebody else' },
      { ...bill, disputed: true },
      { feed: 'medical', values: { settledOn: '2020-01-01', selfPaid: 9_900_000, totalCost: 9_900_000 } },
      {
        feed: 'assistance',
        values: { category: '临时救助', state: '在享', startOn: '2020-01-01', endOn: '2020-02-01' },
      },
    ]
    const extra = buildFacts({ records: strangers }).records
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const delivered = [...facts.delivered, 'medical', 'assistance']
        const before = evaluate(defaultCompiled, { ...facts, delivered }, MIDDLE)
        expect(
          evaluate(defaultCompiled, { ...facts, delivered, records: [...facts.records, ...extra] }, MIDDLE),
        ).toEqual(before)
      }),
      seeded,
    )
  })

  it('leaves the facts as they were', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const before = JSON.stringify(facts)
        evaluate(defaultCompiled, facts, MIDDLE)
        expect(JSON.stringify(facts)).toBe(before)
      }),
      seeded,
    )
  })

  it('is tried on households in which every rule fires, does not fire, and cannot be decided', () => {
    const seen = new Map<string, Set<string>>(defaultCompiled.rules.map(({ rule }) => [rule.id, new Set()]))
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { hits, unknown } = evaluate(defaultCompiled, facts, MIDDLE)
        for (const [rule, kinds] of seen) {
          kinds.add(hits.some((hit) => hit.rule === rule) ? 'hit' : unknown.includes(rule) ? 'unknown' : 'no')
        }
      }),
      { ...seeded, numRuns: 1000 },
    )
    const never = [...seen].filter(([rule, kinds]) => kinds.size < (rule === 'R31' ? 2 : 3)).map(([rule]) => rule)
    expect(never).toEqual([])
  })
})

function shuffle<T>(items: readonly T[], numbers: Iterable<number>): T[] {
  const source = numbers[Symbol.iterator]()
  return items
    .map((item) => ({ item, place: Number(source.next().value) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}
