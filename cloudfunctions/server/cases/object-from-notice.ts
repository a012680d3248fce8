import { countyOf } from '../../../src/domain/access/area'
import { raiseFromNotice } from '../../../src/domain/case/objection'
import { ok, refuse } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { caseContext } from './case-context'
import { caseEvent } from './case-event'
import { lockCase } from './case-repository'
import { openNoticed } from './notice-code'
import { insertObjection } from './objection-repository'

/** Somebody who has a notice before them does not agree: their words go to the township, and the answer comes back to them alone. */
export const objectFromNotice: Handler<'objectFromNotice'> = {
  county: ({ noticeCode }) => countyOf(noticeCode),
  code: ({ noticeCode }) => noticeCode,
  async run(call, { words }) {
    const opened = await openNoticed(call, lockCase)
    if (!opened.ok) return opened
    const { file, hangs, own } = opened.value
    if (!hangs) return refuse('case.noNotice')
    const { case: one } = file
    const raised = raiseFromNotice(one, { objectionId: call.newId(), words }, own, caseContext(call.day))
    if (!raised.ok) return raised
    const { objectionId, dueOn } = raised.value
    await insertObjection(call, one, raised.value, call.scope.reporterHash)
    call.record(caseEvent(one, 'case.objected', { objectionId, dueOn }))
    return ok({ dueOn })
  },
}
