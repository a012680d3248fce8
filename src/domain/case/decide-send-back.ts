import type { Actor } from '../access/role'
import { ok, refuse, type Result } from '../result'
import type { CaseState } from './case'
import { checkAccess, move, type CaseContext, type CaseDecision, type CaseFile, type CaseRefusal } from './decision'
import { statesBefore } from './steps'

interface SendBackCommand {
  readonly expectedVersion: number
  readonly to: CaseState
  readonly reason: string
}

/** To an earlier state, which is named, with a reason. All that came after it is void and has to be done again. */
export function decideSendBack(
  { case: one }: CaseFile,
  { expectedVersion, to, reason }: SendBackCommand,
  actor: Actor,
  context: CaseContext,
): Result<CaseDecision, CaseRefusal> {
  const allowed = checkAccess(one, 'sendBackCase', expectedVersion, actor)
  if (!allowed.ok) return allowed
  if (!statesBefore(one.kind, one.state).includes(to)) return refuse('case.notEarlier', { field: 'backTo' })
  if (reason.trim() === '') return refuse('case.reasonMissing', { field: 'reason' })
  const record = { to, reason: reason.trim() }
  return ok(move(one, { action: 'sendBackCase', record }, { state: to, on: context.day }, actor, context))
}
