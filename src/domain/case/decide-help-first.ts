import type { Actor } from '../access/role'
import type { Day } from '../calendar/day'
import { ok, refuse, type Result } from '../result'
import { papersBy } from './clocks'
import { admitToCase, move, type CaseContext, type CaseDecision, type CaseFile, type CaseRefusal } from './decision'

interface HelpCommand {
  readonly expectedVersion: number
  readonly helpedOn: Day
  readonly help: string
}

/** After a disaster or an accident: what was done at once. The steps stay what they are, and get the policy's days from the help on. */
export function decideHelpFirst(
  file: CaseFile,
  { expectedVersion, helpedOn, help }: HelpCommand,
  actor: Actor,
  context: CaseContext,
): Result<CaseDecision, CaseRefusal> {
  const admitted = admitToCase(file, 'helpFirst', expectedVersion, actor)
  if (!admitted.ok) return admitted
  // The help may lie before the case: the flood comes first, and the order after it.
  if (helpedOn > context.day) return refuse('case.inFuture', { day: context.day })
  if (help.trim() === '') return refuse('case.reasonMissing', { field: 'help' })
  const record = { helpedOn, help: help.trim() }
  const change = { variant: 'urgent', hardDueOn: papersBy(helpedOn, context) } as const
  const arrival = { state: admitted.value, on: file.case.reachedOn, change }
  return ok(move(file.case, { action: 'helpFirst', record }, arrival, actor, context))
}
