import * as z from 'zod'
import { ok } from '../../../src/domain/result'
import { explainHousehold, type ExplainedHousehold } from '../../server/scoring/explain-household'
import { judgeOf, type Judge } from '../../server/scoring/judge'
import { findKeptJudge } from '../../server/scoring/kept-rulebook'
import { explain } from '../../../src/domain/scoring/explain'
import { defineCommand } from '../command'
import { county, COUNTY_OPTION, date, DATE_OPTION } from '../input'
import { findCounty, readCounty } from '../which-county'

/** The row of lamps as it is drawn everywhere. */
const MOST_LAMPS = 5

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
    return readCounty(db, found.value, async (tx) => {
      const explained = await explainHousehold(tx, question)
      if (!explained.ok) return explained
      const { rulebook } = explained.value
      const past = rulebook === question.judge.rulebook ? undefined : await findKeptJudge(tx, found.value, rulebook)
      return ok({ json: explained.value, text: describeHousehold(explained.value, past ?? question.judge) })
    })
  },
})

function describeHousehold(household: ExplainedHousehold, { book, incomeLines }: Judge): string {
  const { householdNo, date: day, lamps, pending } = household
  const { headline, why, offsets, unknown, turnsOff, nextChange, remarks } = explain(household, book, incomeLines, day)
  return [
    `${householdNo}  ${day}  预警灯 ${'●'.repeat(lamps)}${'○'.repeat(MOST_LAMPS - lamps)}`,
    headline,
    sayHowKnown(household),
    ...(pending ? ['之后又来了数据，还没有重算。'] : []),
    ...block('为什么亮灯', why),
    ...block('抵消', offsets),
    ...block('怎样会灭', turnsOff),
    ...block('不知道，请问一问', unknown),
    nextChange,
    ...block('请注意', remarks),
  ].join('\n')
}

function sayHowKnown({ recomputed, knownOn }: ExplainedHousehold): string {
  if (!recomputed) return '这一天夜间的结果。'
  const known = knownOn === null ? '现在' : `${knownOn} 夜间`
  return `这一天没有夜间结果，是按${known}的数据重算的。`
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)]
}
