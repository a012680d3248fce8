import type { Actor } from '../access/role'
import type { Day } from '../calendar/day'
import { ok, refuse, type Result } from '../result'
import { findRecord, isCarried } from './case-step'
import { noticeUntil } from './clocks'
import {
  admitToCase,
  checkDay,
  move,
  standingOf,
  type CaseContext,
  type CaseDecision,
  type CaseFile,
  type CaseRefusal,
} from './decision'
import { noticeText, type NoticeHousehold } from './notice'

interface NoticeCommand {
  readonly expectedVersion: number
  readonly postedOn: Day
  readonly until: Day
  /** Under which whoever reads it may object. */
  readonly code: string
}

/** The notice hangs in the village for its full days. What it says is made here, from values that may be public, and from no others. */
export function decideNotice(
  file: CaseFile,
  command: NoticeCommand,
  household: NoticeHousehold,
  actor: Actor,
  context: CaseContext,
): Result<CaseDecision, CaseRefusal> {
  const admitted = admitToCase(file, 'postNotice', command.expectedVersion, actor)
  if (!admitted.ok) return admitted
  const assembly = findRecord(standingOf(file), 'holdAssembly')
  if (assembly === undefined || !isCarried(assembly)) return refuse('case.assemblyAgainst')
  const { postedOn, until, code } = command
  const checked = checkDay(file.case, postedOn, context)
  if (!checked.ok) return checked
  const least = noticeUntil(postedOn, context)
  if (until < least) return refuse('case.noticeTooShort', { days: context.clocks.noticeFullDays, until: least })
  const notice = { postedOn, until }
  const record = { ...notice, text: noticeText(file.case, household, { ...notice, code }, context.policy) }
  const arrival = { state: admitted.value, on: postedOn, change: { notice } }
  return ok(move(file.case, { action: 'postNotice', record }, arrival, actor, context))
}
