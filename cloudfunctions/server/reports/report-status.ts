import { ok, refuse } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { findOwnReports, viewReport } from './own-reports'

/** What became of one report, for the identity that sent it and for nobody else. */
export const reportStatus: Handler<'reportStatus'> = {
  county: ({ county }) => county,
  async run(call, { reportNo }) {
    const [report] = await findOwnReports(call.tx, call.scope, reportNo)
    return report === undefined ? refuse('report.unknown') : ok(await viewReport(call, report))
  },
}
