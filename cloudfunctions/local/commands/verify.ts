import * as z from 'zod'
import { ok } from '../../../src/domain/result'
import type { Database } from '../../server/database/connect'
import { verifyChain } from '../../server/events/verify-chain'
import { verifyTally } from '../../server/orders/order-tally'
import { verifyHistory, type Sample } from '../../server/history/verify-history'
import { countHouseholds } from '../../server/orders/count-households'
import { judgeOf } from '../../server/scoring/judge'
import { verifyScores } from '../../server/scoring/verify-scores'
import { defineCommand } from '../command'
import { county, COUNTY_OPTION } from '../input'
import { startProgress } from '../progress'
import { findCounties, readCounty } from '../which-county'

/** Results of a county that are made again in some minutes. */
const SAMPLE = 2000

export const verifyCommand = defineCommand({
  usage: 'verify',
  describe: '核对每个县的事件链有没有被改动过，每一户的评分和登记、部门数据对不对得上；或者重放过去的评分',
  options: {
    ...COUNTY_OPTION,
    '--history': '用当时知道的数据和当时的规则册，把过去的评分再算一遍',
    '--sample <n>': `每个县最多重放多少个结果，每天换一批，缺省 ${SAMPLE}`,
  },
  input: z.object({
    county: county.optional(),
    history: z.boolean().default(false),
    sample: z.coerce.number('要一个整数').int().positive().default(SAMPLE),
    json: z.boolean().default(false),
  }),
  async run({ runtime }, input) {
    const { db, clock } = runtime()
    const counties = await findCounties(db, input)
    if (!counties.ok) return counties
    if (input.history) return replayCounties(db, counties.value, { most: input.sample, day: clock.today() }, input.json)
    let events = 0
    let households = 0
    const differences: string[] = []
    for (const code of counties.value) {
      const chain = await readCounty(db, code, (tx) => verifyChain(tx, code))
      const tally = await readCounty(db, code, (tx) => verifyTally(tx, code))
      const scores = await verifyWatched(db, code, input.json)
      events += chain.checked
      households += scores.checked
      differences.push(...chain.differences, ...tally.differences, ...scores.differences)
    }
    const bad = differences.length > 0
    const text = bad ? differences.join('\n') : `核对了 ${events} 个事件、${households} 户，没有问题。`
    return ok({ json: { ok: !bad, checked: events + households, differences }, text, bad })
  },
})

async function replayCounties(db: Database, counties: readonly string[], sample: Sample, json: boolean) {
  let results = 0
  const differences: string[] = []
  for (const code of counties) {
    const progress = json ? undefined : startProgress(sample.most, '个结果')
    try {
      const report = await verifyHistory(db, code, sample, (checked) => progress?.show(checked, checked))
      results += report.checked
      differences.push(...report.differences)
    } finally {
      progress?.stop()
    }
  }
  const bad = differences.length > 0
  const text = bad ? differences.join('\n') : `重放了 ${results} 个评分，都和当时一样。`
  return ok({ json: { ok: !bad, checked: results, differences }, text, bad })
}

/** A large county takes minutes. */
async function verifyWatched(db: Database, code: string, json: boolean) {
  const households = await readCounty(db, code, (tx) => countHouseholds(tx, code))
  const progress = json ? undefined : startProgress(households, '户')
  try {
    return await verifyScores(db, code, judgeOf(code), (checked) => progress?.show(checked, checked))
  } finally {
    progress?.stop()
  }
}
