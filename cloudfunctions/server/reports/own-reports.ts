import type { Selectable } from 'kysely'
import type { ReportStatusView } from '../../../src/contract/views'
import type { Day } from '../../../src/domain/calendar/day'
import { isLate, type WorkOrder } from '../../../src/domain/order/order'
import type { Schema } from '../database/schema'
import { setScope, type Scope, type Tx } from '../database/scope'
import { findOrder } from '../orders/order-repository'

type ReportRow = Pick<
  Selectable<Schema['report']>,
  'report_no' | 'kind' | 'for_whom' | 'reported_on' | 'household_id' | 'order_id'
>

/** Reports that this identity sent itself, the newest first; `reportNo` narrows them to one. */
export async function findOwnReports(tx: Tx, { county, reporterHash }: Scope, reportNo?: string): Promise<ReportRow[]> {
  if (reporterHash === undefined) return []
  const query = tx
    .selectFrom('report')
    .select(['report_no', 'kind', 'for_whom', 'reported_on', 'household_id', 'order_id'])
    .where('county_code', '=', county)
    .where('reporter_hash', '=', reporterHash)
    .orderBy('reported_at', 'desc')
    .limit(50)
  return (reportNo === undefined ? query : query.where('report_no', '=', reportNo)).execute()
}

/** What became of a report. Row security shows an order by its household, so the scope names the household of the report first. */
export async function viewReport(tx: Tx, scope: Scope, report: ReportRow, day: Day): Promise<ReportStatusView> {
  await setScope(tx, { ...scope, household: report.household_id })
  const order = await findOrder(tx, scope.county, report.order_id)
  if (order === undefined) throw new Error('A report without its order.')
  const { report_no: reportNo, kind, for_whom: forWhom, reported_on: reportedOn } = report
  return {
    reportNo,
    kind,
    forWhom,
    reportedOn,
    ...(forWhom === 'own' ? statusOfOwn(order, day) : statusOfOther(order)),
  }
}

type Status = Omit<ReportStatusView, 'reportNo' | 'kind' | 'forWhom' | 'reportedOn'>

function statusOfOwn(order: WorkOrder, day: Day): Status {
  const late = isLate(order, day)
  return {
    state: order.state,
    late,
    // A day that has passed is no promise, and a new one would be nobody's.
    nextBy: late || order.state === 'closed' ? null : order.dueOn,
    acceptedBy: order.assigneeName,
    outcome: order.outcome,
  }
}

/** A neighbour learns that it was received and that it is done: the rest is that household's own. */
function statusOfOther(order: WorkOrder): Status {
  const state = order.state === 'closed' ? 'closed' : 'issued'
  return { state, late: false, nextBy: null, acceptedBy: null, outcome: null }
}
