import type { FaultCode } from '../../../src/contract/faults'
import type { Answer } from '../../../src/contract/operations'
import { CASE_STATE_WORDS, isRunning } from '../../../src/domain/case/case'
import type { CaseContext, CaseDecision, CaseFile, CaseRefusal } from '../../../src/domain/case/decision'
import { ok, type Result } from '../../../src/domain/result'
import { changeVersioned, type Versioned } from '../change-versioned'
import type { Call } from '../handler'
import { caseContext } from './case-context'
import { caseEvent } from './case-event'
import { findCase, lockCase, updateCase } from './case-repository'
import { loadCaseFile } from './load-case-file'
import { writeEnding } from './write-ending'
import { writeStep } from './write-step'

/** Cases with their history, as they are changed over a version. */
export const householdCases: Versioned<CaseFile, CaseDecision> = {
  unknown: 'case.unknown',
  stale: 'case.stale',
  async find(call, caseId) {
    const one = await findCase(call.tx, call.county, caseId)
    return one && loadCaseFile(call, one)
  },
  standing: ({ case: { caseId: subjectId, householdId, version, state } }) => ({
    ...{ subjectId, householdId, version, state: CASE_STATE_WORDS[state] },
  }),
  write: ({ tx, county }, decided) => updateCase(tx, county, decided.case),
}

/** The same, locked from the moment they are read: a review that has seen no objection must not pass over one. */
export const lockedCases: typeof householdCases = {
  ...householdCases,
  async find(call, caseId) {
    const one = await lockCase(call.tx, call.county, caseId)
    return one && loadCaseFile(call, one)
  },
}

type Decided = Result<CaseDecision, CaseRefusal>
type Decide = (file: CaseFile, expectedVersion: number, context: CaseContext) => Decided | Promise<Decided>

/** One command on one case: it keeps the step, and leaves one event. */
export async function changeCase(
  call: Call,
  caseId: string,
  decide: Decide,
): Promise<Result<Answer<'announceCase'>, FaultCode>> {
  const context = caseContext(call.day)
  const changed = await changeVersioned(call, lockedCases, caseId, (file, version) => decide(file, version, context))
  if (!changed.ok) return changed
  const { case: next, event } = changed.value.decided
  await writeStep(call, changed.value.decided)
  if (!isRunning(next)) await writeEnding(call, next)
  const { state, version, dueOn } = next
  const { type, kind, more } = event
  call.record(caseEvent(next, type, { version, kind, ...more }))
  return ok({ caseId, state, version, dueOn })
}
