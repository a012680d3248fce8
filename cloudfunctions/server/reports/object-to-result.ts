import { decideObject } from '../../../src/domain/order/result-objection'
import { ok, refuse } from '../../../src/domain/result'
import { setScope } from '../database/scope'
import type { Handler } from '../handler'
import { orderContext } from '../orders/order-context'
import { lockOrder } from '../orders/order-repository'
import { findOwnReports, hasObjected } from './own-reports'
import { findLastObjection } from './kept-objections'

/** Whoever reported does not agree with the result: the township has to answer. Their words are sealed. */
export const objectToResult: Handler<'objectToResult'> = {
  county: ({ county }) => county,
  async run({ tx, scope, county, day, secrets, newId, record }, { reportNo, words }) {
    const [report] = await findOwnReports(tx, scope, reportNo)
    if (report === undefined) return refuse('report.unknown')
    const { report_id, order_id, household_id: householdId, village_code: villageCode, for_whom: forWhom } = report
    await setScope(tx, { ...scope, household: householdId })
    // Locked, so that a result which is being reopened is not objected to.
    const order = await lockOrder(tx, county, order_id)
    if (order === undefined) throw new Error('A report without its order.')
    const objected = hasObjected(await findLastObjection(tx, county, report_id), order)
    const decided = decideObject({ forWhom, order, objected }, words, orderContext(day))
    if (!decided.ok) return decided
    const { dueOn } = decided.value
    const objectionId = newId()
    await tx
      .insertInto('result_objection')
      .values({
        ...{ county_code: county, objection_id: objectionId, report_id, order_id, closing: order.reopenings },
        ...{ household_id: householdId, village_code: villageCode, state: 'open' },
        ...{ words_cipher: secrets.seal(words), objected_on: day, due_on: dueOn },
        ...{ answer_cipher: null, answered_on: null },
      })
      .execute()
    record({ type: 'result.objected', householdId, villageCode, subjectId: objectionId, payload: { dueOn } })
    return ok({ dueOn })
  },
}
