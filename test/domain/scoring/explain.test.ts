import { evaluate } from '../../../src/domain/scoring/evaluate'
import { coreKinds, coreTag } from '../../../src/domain/scoring/core-tags'
import { explain, type Explanation } from '../../../src/domain/scoring/explain'
import { lampWord } from '../../../src/domain/scoring/lamp-word'
import { defaultCompiled, defaultRulebook } from '../../support/default-rulebook'
import { buildFacts, type FactsDraft, type RecordDraft } from '../../support/facts-builder'
import { DAY } from '../../support/verdict-of'

function explanationOf(draft: FactsDraft): Explanation {
  const facts = buildFacts(draft)
  return explain(evaluate(defaultCompiled, facts, DAY), defaultRulebook, facts.incomeLines, DAY)
}

const bill: RecordDraft = {
  feed: 'medical',
  values: { settledOn: '2026-05-05', selfPaid: 1_200_000, totalCost: 4_200_000 },
}
const salary: RecordDraft = {
  feed: 'assets',
  values: { type: '财政供养', startOn: '2010-09-01', endOn: null, value: null },
}

describe('an explanation', () => {
  it('says nothing is lit where nothing is', () => {
    expect(explanationOf({})).toMatchObject({
      headline: '综合评价 0 分，亮 0 盏灯（未亮灯），不用入户核实',
      why: [],
      offsets: [],
      turnsOff: [],
      nextChange: '没有新情况的话，三年内结果不变',
    })
  })

  it('says why, what offsets it, what would turn it off and when it changes', () => {
    expect(explanationOf({ records: [bill, salary] })).toMatchObject({
      headline: '综合评价 0 分，亮 0 盏灯（未亮灯），不用入户核实',
      why: ['自付医疗较大 +20 分：12,000 元（线：不低于 10,000 元）。个人自付 12,000 元（2026-05-05）。来源：医保局'],
      offsets: ['财政供养 -20 分：资产类型 财政供养（2010-09-01）。来源：财政局'],
      turnsOff: ['自付医疗较大：较早的费用满 12 个月后不再计入；医保局更正结算记录。'],
      nextChange: '没有新情况的话，2027-05-05 起结果会变',
    })
  })

  it('says what a core indicator does', () => {
    const { headline, remarks } = explanationOf({ household: { dangerGrade: 'D' } })
    expect(headline).toBe('综合评价 40 分，亮 2 盏灯（关注），急：住房，要入户核实')
    expect(remarks).toContain('有核心指标，不低于 40 分')
  })

  it('lists what could be asked', () => {
    const { unknown } = explanationOf({ household: { lastYearPerHead: null } })
    expect(unknown).toContain('收入骤减：人均纯收入只有上年的 70%或更少。（农业农村局没有数据）')
  })

  it('says when an income line is no official one, or there is none', () => {
    expect(explanationOf({}).remarks).toEqual(['监测线 8,500 元是演示值，非官方'])
    expect(explanationOf({ incomeLines: [] }).remarks).toEqual(['本县没有录入监测线，收入指标不能判断'])
    expect(explanationOf({ incomeLines: [{ year: 2026, fen: 850_000, official: true }] }).remarks).toEqual([])
  })

  it('says which causes are counted only so far', () => {
    const ill: RecordDraft = {
      feed: 'illness',
      values: { category: '大病', disease: '某病', diagnosedOn: '2026-05-05' },
    }
    const { remarks } = explanationOf({
      household: { compliantSelfPaid: 9_000_000 },
      records: [{ ...bill, values: { ...bill.values, selfPaid: 9_000_000 } }, ill],
    })
    expect(remarks).toContain('自付医疗特别大、新确诊大病、刚性支出占比高同属一类，合计最多 60 分')
  })
})

describe('words for lamps', () => {
  it.each([
    [0, '未亮灯'],
    [1, '留意'],
    [2, '关注'],
    [3, '重点'],
    [4, '紧急'],
    [5, '紧急'],
  ])('%i: %s', (lamps, word) => {
    expect(lampWord(lamps)).toBe(word)
  })

  it('tags core hits by kind, each once', () => {
    const facts = buildFacts({
      household: { dangerGrade: 'D' },
      people: [{ values: { insured: '否' } }],
      records: [{ ...bill, values: { ...bill.values, selfPaid: 9_000_000 } }],
    })
    const { hits } = evaluate(defaultCompiled, facts, DAY)
    expect(coreKinds(hits, defaultRulebook).map(coreTag)).toEqual(['急：医疗', '急：住房'])
  })
})
