import * as z from 'zod'
import { ok } from '../../../src/domain/result'
import type { Database } from '../../server/database/connect'
import { verifyChain } from '../../server/events/verify-chain'
import { verifyTally } from '../../server/orders/order-tally'
import { countHouseholds } from '../../server/orders/count-households'
import { judgeOf } from '../../server/scoring/judge'
import { verifyScores } from '../../server/scoring/verify-scores'
import { defineCommand } from '../command'
import { county, COUNTY_OPTION } from '../input'
import { startProgress } from '../progress'
import { findCounties, readCounty } from '../which-county'

export const verifyCommand = defineCommand({
  usage: 'verify',
  describe: '核对每个县的事件链有没有被改动过，每一户的评分和登记、部门数据对不对得上',
  options: COUNTY_OPTION,
  input: z.object({ county: county.optional(), json: z.boolean().default(false) }),
  async run({ runtime }, input) {
    const { db } = runtime()
    const counties = await findCounties(db, input)
    if (!counties.ok) return counties
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
