import type { ReportStatusView } from '../../../src/contract/views'
import { ok } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { HELP_PHONE } from './help-phone'
import { findOwnReports, viewReport } from './own-reports'

/** What this identity reported in a county, the newest first, at most fifty. */
export const myReports: Handler<'myReports'> = {
  county: ({ county }) => county,
  async run(call) {
    const reports: ReportStatusView[] = []
    for (const report of await findOwnReports(call.tx, call.scope)) reports.push(await viewReport(call, report))
    return ok({ reports, helpPhone: HELP_PHONE })
  },
}
