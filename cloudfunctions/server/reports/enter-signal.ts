import { ok } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { getScored } from './get-scored'
import { takeReport } from './take-report'

/** An officer enters what came to the service window, by the hotline or in a letter. */
export const enterSignal: Handler<'enterSignal'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { householdNo, ...said }) {
    const scored = await getScored(call, 'enterSignal', householdNo)
    if (!scored.ok) return scored
    return ok(await takeReport(call, scored.value, { ...said, reporterHash: null }))
  },
}
