import { answerObjection as decide } from '../../../src/domain/case/objection'
import { ok, refuse } from '../../../src/domain/result'
import { getVersioned } from '../change-versioned'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { caseContext } from './case-context'
import { caseEvent } from './case-event'
import { householdCases } from './change-case'
import { writeAnswer } from './objection-repository'

export const answerObjection: Handler<'answerObjection'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { caseId, objectionId, upheld, words }) {
    const file = await getVersioned(call, householdCases, caseId)
    if (!file.ok) return file
    const { case: one, objections } = file.value
    const objection = objections.find((objected) => objected.objectionId === objectionId)
    if (objection === undefined) return refuse('case.objectionUnknown')
    const answered = decide(one, objection, { upheld, words }, call.actor, caseContext(call.day))
    if (!answered.ok) return answered
    if (!(await writeAnswer(call, answered.value))) return refuse('case.objectionAnswered')
    call.record(caseEvent(one, 'case.objectionAnswered', { objectionId, upheld }))
    return ok({ objectionId, upheld })
  },
}
