import type { ReportStatusView } from '../../../src/contract/views'
import { isRunning } from '../../../src/domain/case/case'
import { findRecord } from '../../../src/domain/case/case-step'
import type { Call } from '../handler'
import { toCase } from './case-row'
import { loadCaseFile } from './load-case-file'

/** What the household may know of the case that an order led to: that it runs, how it ended, and if without its aim, why. */
export async function findIdentification(
  access: Pick<Call, 'tx' | 'county' | 'secrets'>,
  orderId: string,
): Promise<ReportStatusView['identification']> {
  const { tx, county } = access
  const row = await tx
    .selectFrom('household_case')
    .selectAll()
    .where('county_code', '=', county)
    .where('order_id', '=', orderId)
    // Reopened after one case had ended, an order may have led to another.
    .orderBy('opened_on', 'desc')
    .orderBy('case_id')
    .executeTakeFirst()
  if (row === undefined) return null
  const one = toCase(row)
  if (isRunning(one)) return { state: 'running', reason: null }
  const { steps } = await loadCaseFile(access, one)
  const declined = findRecord(steps, 'declineCase')
  return declined === undefined ? { state: 'announced', reason: null } : { state: 'declined', reason: declined.reason }
}
