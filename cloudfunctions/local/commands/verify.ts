import * as z from 'zod'
import { ok } from '../../../src/domain/result'
import { verifyChain } from '../../server/events/verify-chain'
import { defineCommand } from '../command'
import { county, COUNTY_OPTION } from '../input'
import { findCounties, readCounty } from '../which-county'

export const verifyCommand = defineCommand({
  usage: 'verify',
  describe: '核对每个县的事件链，看有没有被改动过',
  options: COUNTY_OPTION,
  input: z.object({ county: county.optional() }),
  async run({ runtime }, input) {
    const { db } = runtime()
    const counties = await findCounties(db, input)
    if (!counties.ok) return counties
    let checked = 0
    const differences: string[] = []
    for (const code of counties.value) {
      const report = await readCounty(db, code, (tx) => verifyChain(tx, code))
      checked += report.checked
      differences.push(...report.differences)
    }
    const bad = differences.length > 0
    const text = bad ? differences.join('\n') : `核对了 ${checked} 个事件，没有问题。`
    return ok({ json: { ok: !bad, checked, differences }, text, bad })
  },
})
