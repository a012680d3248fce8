import { ok, refuse } from '../../../src/domain/result'
import { keepLook } from '../access/keep-look'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { selectReports, viewReport } from './own-reports'

/** What an officer reads out to whoever names the number of their receipt on the phone or at the window: what a phone would show. */
export const receiptStatus: Handler<'receiptStatus'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { reportNo }) {
    const report = await selectReports(call.tx, call.county).where('report_no', '=', reportNo).executeTakeFirst()
    if (report === undefined) return refuse('receipt.unknown')
    await keepLook(call, 'receiptStatus', { householdId: report.household_id, villageCode: report.village_code })
    return ok(await viewReport(call, report))
  },
}
