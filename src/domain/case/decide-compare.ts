import type { Actor } from '../access/role'
import { ok, refuse, type Result } from '../result'
import type { StepRecords } from './case-step'
import {
  admitToCase,
  checkDay,
  move,
  type CaseContext,
  type CaseDecision,
  type CaseFile,
  type CaseRefusal,
} from './decision'

/** Every department of the county's list has answered. Before the authorisation there is no way to this step. */
export function decideCompare(
  file: CaseFile,
  command: StepRecords['compareCase'] & { readonly expectedVersion: number },
  actor: Actor,
  context: CaseContext,
): Result<CaseDecision, CaseRefusal> {
  const admitted = admitToCase(file, 'compareCase', command.expectedVersion, actor)
  if (!admitted.ok) {
    const isUnsigned = admitted.refusal.code === 'case.wrongState' && file.case.state === 'opened'
    return isUnsigned ? refuse('case.notAuthorised') : admitted
  }
  const { comparedOn, results, remark } = command
  const checked = checkDay(file.case, comparedOn, context)
  if (!checked.ok) return checked
  const asked = context.policy.bodies.map(({ code }) => code)
  const answered = new Set(results.map(({ body }) => body))
  if (!results.every(({ body }) => asked.includes(body)) || answered.size < results.length)
    return refuse('case.bodyUnknown', { field: 'results' })
  const count = asked.length - answered.size
  if (count > 0) return refuse('case.comparisonMissing', { field: 'results', count })
  const record = { comparedOn, results, remark: remark.trim() }
  const arrival = { state: admitted.value, on: comparedOn }
  return ok(move(file.case, { action: 'compareCase', record }, arrival, actor, context))
}
