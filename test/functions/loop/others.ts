import { dataOf } from '../../support/answers'
import { expectedOf } from '../../support/published-cases'
import { begin } from './begin'
import { COUNTY, SCORED, type CaseCounty } from './case-county'
import { THE_END } from './schedule'
import type { Life } from './side-by-side'
import { DARK } from './stories'
import { FROM_TUESDAY, tellWork, URGENT_FROM_MONDAY, workOrder } from './work-order'

/** Households of the published cases that are not included, and how it ends with each. */
export const OTHERS = {
  /** The child was at school all the time: the department is told, mends its record, and the lamps stay dark. */
  async *H004(county: CaseCounty): Life {
    const reason = '孩子在县城上学，老师录错了'
    const { score, lamps, hits: rules } = expectedOf('H004')
    yield '2026-11-24'
    const shows = { score, lamps, urgent: ['教育'], reported: false }
    yield* workOrder(county, 'H004', { clocks: URGENT_FROM_MONDAY, shows, rules, outcome: 'dataError', reason })
    const item = { householdNo: 'H004', department: '教育局', rules: ['失学辍学'], found: reason }
    expect(await correctionsOf(county, 'open')).toMatchObject([{ ...item, openedOn: '2026-11-26' }])

    yield '2026-11-27'
    await county.expectQuiet('H004', DARK)

    // In the morning the education office has delivered again.
    yield '2026-12-09'
    expect(await correctionsOf(county, 'open')).toEqual([])
    expect(await correctionsOf(county, 'mended')).toMatchObject([{ ...item, closedOn: '2026-12-09' }])

    yield THE_END
    await county.expectQuiet('H004', DARK)
    expect(await county.timelineOf('H004')).toEqual([
      ...[`2026-11-23 ${SCORED}`, '2026-11-23 评分达到出单线，出工单'],
      ...tellWork({ clocks: URGENT_FROM_MONDAY, outcome: 'dataError' }),
      ...['2026-11-26 请部门更正数据（学籍与就读）', `2026-11-26 ${SCORED}`, '2026-12-09 部门更正了数据（学籍与就读）'],
    ])
  },

  /** Small bills and steady work: nobody is ever sent. */
  async *H007(county: CaseCounty): Life {
    yield '2026-11-24'
    await county.expectQuiet('H007', expectedResult('H007'))
    yield THE_END
    await county.expectQuiet('H007', expectedResult('H007'))
    expect(await county.timelineOf('H007')).toEqual([`2026-11-23 ${SCORED}`])
  },

  /** Ill, with a house in town: no order by the score. The household reports, reads why not, objects, and reads the township's answer. */
  async *H008(county: CaseCounty): Life {
    const { ask, tell } = county
    yield '2026-11-24'
    await county.expectQuiet('H008', expectedResult('H008'))
    const reporter = await begin(county, 'H008', { by: 'villager', kind: 'illness', forWhom: 'own' })
    await reporter.reads({ state: 'issued', nextBy: '2026-11-25', late: false })

    yield '2026-11-25'
    const reason = '药费报销以后够用，家里有商品房'
    const shows = { score: 0, lamps: 0, urgent: [], reported: true }
    const work = { clocks: FROM_TUESDAY, shows, rules: ['A02', 'A04', 'R06'], outcome: 'notRisk', reason } as const
    yield* workOrder(county, 'H008', work)
    await reporter.reads({ state: 'closed', outcome: 'notRisk', reason, identification: null, mayObject: true })

    yield '2026-11-30'
    await reporter.objects('商品房是借的钱买的')
    await reporter.reads({ mayObject: false })

    yield '2026-12-02'
    const { items } = dataOf(await ask('officer', 'town', 'resultObjections', {}))
    const [{ objectionId, householdNo, dueOn } = { objectionId: '', householdNo: '', dueOn: '' }] = items
    expect([householdNo, dueOn]).toEqual(['H008', '2026-12-07'])
    const answer = '房贷每月八百，工资四千，够用'
    dataOf(await tell('officer', 'town', 'answerResultObjection', { objectionId, reason: answer }))

    yield THE_END
    await reporter.reads({ outcome: 'notRisk', objection: expect.objectContaining({ state: 'dismissed', answer }) })
    await county.expectQuiet('H008', { score: 0, lamps: 0, hits: ['A02', 'A04'] })
    expect(await county.timelineOf('H008')).toEqual([
      ...[`2026-11-23 ${SCORED}`, '2026-11-24 换户码', '2026-11-24 群众反映：看病，出工单'],
      ...tellWork({ clocks: FROM_TUESDAY, outcome: 'notRisk' }),
      ...['2026-11-30 对核实结果提异议', '2026-12-02 答复对结果的异议：维持结果', `2027-09-15 ${SCORED}`],
    ])
  },

  /** One lamp and no order, until the bill is a year old. */
  async *H011(county: CaseCounty): Life {
    yield '2026-11-24'
    await county.expectQuiet('H011', expectedResult('H011'))
    yield '2027-03-03'
    await county.expectQuiet('H011', expectedResult('H011'))
    yield '2027-03-04'
    await county.expectQuiet('H011', DARK)
    expect(await county.timelineOf('H011')).toEqual([`2026-11-23 ${SCORED}`, `2027-03-03 ${SCORED}`])
  },

  /** The bill is a year old already. A letter says otherwise: somebody goes, and whoever wrote can ask by the number of the receipt. */
  async *H012(county: CaseCounty): Life {
    yield '2026-11-24'
    await county.expectQuiet('H012', DARK)
    const reporter = await begin(county, 'H012', { by: 'officer', kind: 'illness', channel: 'letter' })
    yield '2026-11-25'
    const reason = '病好了，去年的药费亲戚已帮着还清'
    const shows = { score: 0, lamps: 0, urgent: [], reported: true }
    yield* workOrder(county, 'H012', { clocks: FROM_TUESDAY, shows, rules: [], outcome: 'changed', reason })
    await reporter.reads({ state: 'closed', outcome: 'changed', reason, identification: null })
    yield THE_END
    await county.expectQuiet('H012', DARK)
    expect(await county.timelineOf('H012')).toEqual([
      ...[`2026-11-23 ${SCORED}`, '2026-11-24 信访：看病，出工单'],
      ...tellWork({ clocks: FROM_TUESDAY, outcome: 'changed' }),
    ])
  },
} as const satisfies Record<string, (county: CaseCounty) => Life>

function expectedResult(householdNo: string) {
  const { score, lamps, hits } = expectedOf(householdNo)
  return { score, lamps, hits }
}

async function correctionsOf({ ask }: CaseCounty, correctionState: 'open' | 'mended') {
  return dataOf(await ask('officer', 'county', 'corrections', { county: COUNTY, correctionState })).items
}
