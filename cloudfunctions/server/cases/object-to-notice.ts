import { raiseObjection } from '../../../src/domain/case/objection'
import { ok } from '../../../src/domain/result'
import { getVersioned } from '../change-versioned'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { caseContext } from './case-context'
import { caseEvent } from './case-event'
import { lockedCases } from './change-case'
import { insertObjection } from './objection-repository'

/** Somebody came or called because of a notice: their words go to the township. Who it was is kept nowhere. */
export const objectToNotice: Handler<'objectToNotice'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { caseId, words }) {
    const file = await getVersioned(call, lockedCases, caseId)
    if (!file.ok) return file
    const { case: one } = file.value
    const raised = raiseObjection(one, { objectionId: call.newId(), words }, call.actor, caseContext(call.day))
    if (!raised.ok) return raised
    const { objectionId, dueOn } = raised.value
    await insertObjection(call, one, raised.value)
    call.record(caseEvent(one, 'case.objected', { objectionId, dueOn }))
    return ok({ objectionId, dueOn })
  },
}
