import { openInclusion } from '../../../src/domain/case/open-case'
import type { WorkOrder } from '../../../src/domain/order/order'
import type { Call } from '../handler'
import { caseContext } from './case-context'
import { insertCase, lockRunningCase } from './case-repository'
import { findFollowed } from './find-followed'

/**
 * An order was closed as 属实，启动识别: the household goes into a case, and what its score says from now on belongs to that. A
 * household that is monitored already needs help and no second inclusion.
 */
export async function openInclusionCase(call: Call, order: WorkOrder): Promise<void> {
  const { tx, county, day, newId } = call
  const { orderId, householdId, villageCode, level, closedOn } = order
  // Before it is asked who is followed: a case that is announced at this moment says so when it has been waited for.
  if ((await lockRunningCase(tx, county, householdId)) !== undefined) return
  if ((await findFollowed(tx, county, householdId)) !== null) return
  await tx
    .updateTable('household')
    .set({ in_case_since: closedOn })
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .where('in_case_since', 'is', null)
    .execute()
  const ids = { caseId: newId(), caseNo: '', householdId, villageCode, level }
  await insertCase(call, openInclusion(ids, caseContext(day)), orderId)
}
