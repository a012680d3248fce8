import * as z from 'zod'
import { ok } from '../../../src/domain/result'
import { verifyChain } from '../../server/events/verify-chain'
import { verifyTally } from '../../server/orders/order-tally'
import { judgeOf } from '../../server/scoring/judge'
import { verifyScores } from '../../server/scoring/verify-scores'
import { defineCommand } from '../command'
import { county, COUNTY_OPTION } from '../input'
import { findCounties, readCounty } from '../which-county'

export const verifyCommand = defineCommand({
  usage: 'verify',
  describe: '核对每个县的事件链有没有被改动过，每一户的评分和登记、部门数据对不对得上',
  options: COUNTY_OPTION,
  input: z.object({ county: county.optional() }),
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
      const scores = await verifyScores(db, code, judgeOf(code))
      events += chain.checked
      households += scores.checked
      differences.push(...chain.differences, ...tally.differences, ...scores.differences)
    }
    const bad = differences.length > 0
    const text = bad ? differences.join('\n') : `核对了 ${events} 个事件、${households} 户，没有问题。`
    return ok({ json: { ok: !bad, checked: events + households, differences }, text, bad })
  },
})
