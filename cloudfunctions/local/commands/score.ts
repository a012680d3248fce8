import * as z from 'zod'
import { ok } from '../../../src/domain/result'
import { scoreCounties } from '../../nightly/score-counties'
import { defineCommand } from '../command'
import { county, COUNTY_OPTION, date, DATE_OPTION } from '../input'
import { findCounties } from '../which-county'

export const scoreCommand = defineCommand({
  usage: 'score',
  describe: '夜间任务：重算有变化和到日子的农户，开出或更新工单',
  options: { ...DATE_OPTION, ...COUNTY_OPTION, '--full': '全部重算，也可以算更早的日子' },
  input: z.object({ date: date.optional(), county: county.optional(), full: z.boolean().default(false) }),
  async run({ runtime }, input) {
    const counties = await findCounties(runtime().db, input)
    if (!counties.ok) return counties
    const scored = await scoreCounties(runtime(), counties.value, {
      day: input.date ?? runtime().clock.today(),
      full: input.full,
    })
    if (!scored.ok) return scored
    const { date: day, evaluated, changed, opened, refreshed, held } = scored.value
    const text = `${day}：算了 ${evaluated} 户，变化 ${changed}，开出工单 ${opened}，更新工单 ${refreshed}，等人放行 ${held}。`
    return ok({ json: scored.value, text })
  },
})
