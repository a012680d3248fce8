import * as z from 'zod'
import { ok } from '../../../src/domain/result'
import { currentScores } from '../../server/scoring/current-scores'
import { defineCommand } from '../command'
import { area, AREA_OPTION, county, COUNTY_OPTION } from '../input'
import { textTable } from '../text-table'
import { findCounty, readCounty } from '../which-county'

export const scoresCommand = defineCommand({
  usage: 'scores',
  describe: '每一户现在的综合评价分、预警灯和命中的指标',
  options: { ...AREA_OPTION, ...COUNTY_OPTION },
  input: z.object({ area: area.optional(), county: county.optional() }),
  async run({ runtime }, input) {
    const { db } = runtime()
    const found = await findCounty(db, input)
    if (!found.ok) return found
    const scores = await readCounty(db, found.value, (tx) => currentScores(tx, found.value, input.area ?? found.value))
    const rows = scores.map(({ householdNo, score, lamps, hits }) => [householdNo, score, lamps, hits.join(' ')])
    return ok({ json: scores, text: textTable(['户编号', '综合评价分', '灯', '指标'], rows) })
  },
})
