import type { Actor } from '../access/role'
import { ok, refuse, type Result } from '../result'
import { admitToCase, move, type CaseContext, type CaseDecision, type CaseFile, type CaseRefusal } from './decision'
import { findObjectionRefusal } from './objection'

interface OpinionCommand {
  readonly expectedVersion: number
  readonly opinion: string
}

/** The township looks at the papers when the notice has hung its days and every objection is answered. */
export function decideReview(
  file: CaseFile,
  command: OpinionCommand,
  actor: Actor,
  context: CaseContext,
): Result<CaseDecision, CaseRefusal> {
  const admitted = admitToCase(file, 'reviewCase', command.expectedVersion, actor)
  if (!admitted.ok) return admitted
  const { notice } = file.case
  if (notice === null) return refuse('case.noNotice')
  if (context.day <= notice.until) return refuse('case.noticeRunning', { day: notice.until })
  const objected = findObjectionRefusal(file.case, file.objections)
  if (objected) return refuse(objected)
  const record = { opinion: command.opinion.trim() }
  const arrival = { state: admitted.value, on: context.day }
  return ok(move(file.case, { action: 'reviewCase', record }, arrival, actor, context))
}

/** The county decides. To disapprove is to decline or to send back, each with its reason. */
export function decideApprove(
  file: CaseFile,
  command: OpinionCommand,
  actor: Actor,
  context: CaseContext,
): Result<CaseDecision, CaseRefusal> {
  const admitted = admitToCase(file, 'approveCase', command.expectedVersion, actor)
  if (!admitted.ok) return admitted
  const record = { opinion: command.opinion.trim() }
  const arrival = { state: admitted.value, on: context.day }
  return ok(move(file.case, { action: 'approveCase', record }, arrival, actor, context))
}

/** The township makes the result known. From this day the household is monitored, or cleared. */
export function decideAnnounce(
  file: CaseFile,
  command: { readonly expectedVersion: number },
  actor: Actor,
  context: CaseContext,
): Result<CaseDecision, CaseRefusal> {
  const admitted = admitToCase(file, 'announceCase', command.expectedVersion, actor)
  if (!admitted.ok) return admitted
  const { day } = context
  const arrival = { state: admitted.value, on: day, change: { announcedOn: day } }
  return ok(move(file.case, { action: 'announceCase', record: { announcedOn: day } }, arrival, actor, context))
}
