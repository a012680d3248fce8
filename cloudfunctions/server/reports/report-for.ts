import { ok } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { getScored } from './get-scored'
import { takeReport } from './take-report'

/** A cadre reports for a household of their area that does not do it itself (代报). */
export const reportFor: Handler<'reportFor'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { householdNo, ...said }) {
    const scored = await getScored(call, 'reportFor', householdNo)
    if (!scored.ok) return scored
    return ok(await takeReport(call, scored.value, { ...said, channel: 'proxy', reporterHash: null, forWhom: 'own' }))
  },
}
