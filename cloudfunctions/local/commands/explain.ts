import * as z from 'zod'
import { ok } from '../../../src/domain/result'
import { explainHousehold, type ExplainedHousehold } from '../../server/scoring/explain-household'
import { judgeOf } from '../../server/scoring/judge'
import { ruleWords } from '../../server/orders/rule-words'
import { defineCommand } from '../command'
import { county, COUNTY_OPTION, date, DATE_OPTION } from '../input'
import { findCounty, readCounty } from '../which-county'

export const explainCommand = defineCommand({
  usage: 'explain <householdNo>',
  describe: '一户为什么是这个分：命中的指标、依据、还缺什么、哪天会变',
  options: { ...DATE_OPTION, ...COUNTY_OPTION },
  input: z.object({ householdNo: z.string(), date: date.optional(), county: county.optional() }),
  async run({ runtime }, input) {
    const { db, clock } = runtime()
    const found = await findCounty(db, input)
    if (!found.ok) return found
    const question = {
      county: found.value,
      householdNo: input.householdNo,
      day: input.date ?? clock.today(),
      judge: judgeOf(found.value),
    }
    const explained = await readCounty(db, found.value, (tx) => explainHousehold(tx, question))
    return explained.ok ? ok({ json: explained.value, text: describeHousehold(explained.value) }) : explained
  },
})

function describeHousehold(household: ExplainedHousehold): string {
  const { householdNo, date: day, score, lamps, orderDue, hits, unknown, nextChangeOn } = household
  return [
    `${householdNo}  ${day}  综合评价分 ${score}  预警灯 ${'●'.repeat(lamps)}${'○'.repeat(5 - lamps)}  ${orderDue ? '要核实' : '不用核实'}`,
    household.recomputed ? '这一天没有夜间结果，是按现在的数据重算的。' : '这一天夜间的结果。',
    ...(household.pending ? ['之后又来了数据，还没有重算。'] : []),
    ...hits.flatMap((hit) => [
      `  ${hit.rule} ${ruleWords(hit.rule).name}  ${hit.points > 0 ? '+' : ''}${hit.points}${hit.core ? '  核心指标' : ''}  ${compare(hit)}`.trimEnd(),
      ...hit.evidence.map((evidence) => `      ${evidence.date ?? ''} ${evidence.says}`.trimEnd()),
    ]),
    ...(hits.length === 0 ? ['  没有命中的指标。'] : []),
    ...(unknown.length === 0
      ? []
      : [`缺数据，说不准：${unknown.map((rule) => `${rule} ${ruleWords(rule).name}`).join('、')}`]),
    nextChangeOn === null ? '不来新数据，三年内不会变。' : `不来新数据，${nextChangeOn} 会变。`,
  ].join('\n')
}

function compare({ value, threshold }: ExplainedHousehold['hits'][number]): string {
  if (value === '') return ''
  return threshold === '' ? value : `${value}（线：${threshold}）`
}
