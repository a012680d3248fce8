import * as z from 'zod'
import { ok } from '../../../src/domain/result'
import { explainHousehold, type ExplainedHousehold } from '../../server/scoring/explain-household'
import { incomeLinesOf } from '../../server/scoring/income-lines'
import { judgeOf } from '../../server/scoring/judge'
import { rulebookInForce } from '../../server/scoring/rulebook-in-force'
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
    const explained = await readCounty(db, found.value, (tx) => explainHousehold(tx, question))
    return explained.ok
      ? ok({ json: explained.value, text: describeHousehold(explained.value, found.value) })
      : explained
  },
})

function describeHousehold(household: ExplainedHousehold, county: string): string {
  const { householdNo, date: day, lamps, recomputed, pending } = household
  const { headline, why, offsets, unknown, turnsOff, nextChange, remarks } = explain(
    household,
    rulebookInForce().book,
    incomeLinesOf(county),
    day,
  )
  return [
    `${householdNo}  ${day}  预警灯 ${'●'.repeat(lamps)}${'○'.repeat(MOST_LAMPS - lamps)}`,
    headline,
    recomputed ? '这一天没有夜间结果，是按现在的数据重算的。' : '这一天夜间的结果。',
    ...(pending ? ['之后又来了数据，还没有重算。'] : []),
    ...block('为什么亮灯', why),
    ...block('抵消', offsets),
    ...block('怎样会灭', turnsOff),
    ...block('不知道，请问一问', unknown),
    nextChange,
    ...block('请注意', remarks),
  ].join('\n')
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)]
}
