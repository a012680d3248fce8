import * as z from 'zod'
import type { Counts } from '../../../src/contract/views'
import { CASE_KINDS, CASE_KIND_WORDS, CASE_STATES, CASE_STATE_WORDS } from '../../../src/domain/case/case'
import { ok } from '../../../src/domain/result'
import { countFollowed, type FollowedCounts } from '../../server/progress/count-followed'
import { countProgress } from '../../server/progress/count-progress'
import { defineCommand } from '../command'
import { area, AREA_OPTION, county, COUNTY_OPTION, date, DATE_OPTION } from '../input'
import { textTable } from '../text-table'
import { findCounty, readCounty } from '../which-county'

export const progressCommand = defineCommand({
  usage: 'progress',
  describe: '各地工单办到哪一步，有多少超时；认定、监测和帮扶各有多少',
  options: { ...AREA_OPTION, ...COUNTY_OPTION, ...DATE_OPTION },
  input: z.object({ area: area.optional(), county: county.optional(), date: date.optional() }),
  async run({ runtime }, input) {
    const { db, clock } = runtime()
    const found = await findCounty(db, input)
    if (!found.ok) return found
    const asked = { area: input.area ?? found.value, date: input.date ?? clock.today() }
    const counted = await readCounty(db, found.value, (tx) => countProgress(tx, found.value, asked.area, asked.date))
    const rows = [
      ...counted.rows.map(({ code, name, counts }) => [code, name, ...columnsOf(counts)]),
      [asked.area, '合计', ...columnsOf(counted.totals)],
    ]
    const headers = ['区划代码', '名称', '待接单', '已接单', '已入户', '已办结', '超时']
    const followed = await readCounty(db, found.value, (tx) => countFollowed(tx, found.value, asked.area, asked.date))
    const text = [textTable(headers, rows), '', ...describeFollowed(followed)].join('\n')
    return ok({ json: { ...asked, ...counted, ...followed }, text })
  },
})

function columnsOf({ issued, accepted, visited, closed, late }: Counts): number[] {
  return [issued, accepted, visited, closed, late]
}

function describeFollowed({ cases, casesLate, monitored, measures }: FollowedCounts): string[] {
  const steps = CASE_KINDS.map((kind) => {
    const states = CASE_STATES.flatMap((state) => {
      const count = cases[kind][state]
      return count === undefined ? [] : [`${CASE_STATE_WORDS[state]} ${count}`]
    })
    return `${CASE_KIND_WORDS[kind]}：${states.join('，')}`
  })
  const { planned, inForce } = measures
  return [...steps, `超期 ${casesLate}；监测户 ${monitored}；帮扶措施：已安排 ${planned}，落实中 ${inForce}`]
}
