import type { Selectable } from 'kysely'
import type { ReportStatusView } from '../../../src/contract/views'
import { isLate, type WorkOrder } from '../../../src/domain/order/order'
import type { Schema } from '../database/schema'
import { findIdentification } from '../cases/find-identification'
import { setScope, type Scope, type Tx } from '../database/scope'
import type { Call } from '../handler'
import { findOrder } from '../orders/order-repository'
import { getOrderWords } from '../orders/order-words'
import { findLastObjection, viewObjection, type KeptObjection } from './kept-objections'

export type ReportRow = Pick<
  Selectable<Schema['report']>,
  'report_id' | 'report_no' | 'kind' | 'for_whom' | 'reported_on' | 'household_id' | 'village_code' | 'order_id'
>

/** Reports of a county, as far as the scope reaches. */
export function selectReports(tx: Tx, county: string) {
  return tx
    .selectFrom('report')
    .select(['report_id', 'report_no', 'kind', 'for_whom', 'reported_on', 'household_id', 'village_code', 'order_id'])
    .where('county_code', '=', county)
}

/** Reports that this identity sent itself, the newest first; `reportNo` narrows them to one. */
export async function findOwnReports(tx: Tx, { county, reporterHash }: Scope, reportNo?: string): Promise<ReportRow[]> {
  if (reporterHash === undefined) return []
  const query = selectReports(tx, county)
    .where('reporter_hash', '=', reporterHash)
    .orderBy('reported_at', 'desc')
    .limit(50)
  return (reportNo === undefined ? query : query.where('report_no', '=', reportNo)).execute()
}

/** What became of a report. Row security shows an order by its household, so the scope names the household of the report first. */
export async function viewReport(
  { tx, scope, day, secrets }: Pick<Call, 'tx' | 'scope' | 'day' | 'secrets'>,
  report: ReportRow,
): Promise<ReportStatusView> {
  await setScope(tx, { ...scope, household: report.household_id })
  const order = await findOrder(tx, scope.county, report.order_id)
  if (order === undefined) throw new Error('A report without its order.')
  const { report_no: reportNo, kind, for_whom: forWhom, reported_on: reportedOn } = report
  const told = { reportNo, kind, forWhom, reportedOn }
  if (forWhom === 'other') return { ...told, ...statusOfOther(order) }
  const { reason } = await getOrderWords(tx, secrets, scope.county, order.orderId)
  const objection = await findLastObjection(tx, scope.county, report.report_id)
  const late = isLate(order, day)
  return {
    ...told,
    state: order.state,
    late,
    // A day that has passed is no promise, and a new one would be nobody's.
    nextBy: late || order.state === 'closed' ? null : order.dueOn,
    acceptedBy: order.assigneeName,
    outcome: order.outcome,
    reason,
    identification: await findIdentification({ tx, county: scope.county, secrets }, order.orderId),
    mayObject: order.state === 'closed' && !hasObjected(objection, order),
    objection: objection === undefined ? null : viewObjection(objection, secrets),
  }
}

/** Against the closing that the order stands at. */
export function hasObjected(objection: KeptObjection | undefined, { reopenings }: WorkOrder): boolean {
  return objection?.closing === reopenings
}

type Status = Omit<ReportStatusView, 'reportNo' | 'kind' | 'forWhom' | 'reportedOn'>

/** A neighbour learns that it was received and that it is done: the rest is that household's own. */
function statusOfOther(order: WorkOrder): Status {
  const state = order.state === 'closed' ? 'closed' : 'issued'
  const nothing = { acceptedBy: null, outcome: null, reason: null, identification: null, objection: null }
  return { state, late: false, nextBy: null, mayObject: false, ...nothing }
}
