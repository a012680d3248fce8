import type { FaultCode } from '../../../src/contract/faults'
import type { Answer } from '../../../src/contract/operations'
import { CASE_STATE_WORDS, isRunning } from '../../../src/domain/case/case'
import type { CaseContext, CaseDecision, CaseFile, CaseRefusal } from '../../../src/domain/case/decision'
import { ok, refuse, type Refusal, type Result } from '../../../src/domain/result'
import { beyondScope } from '../database/beyond-scope'
import type { Call } from '../handler'
import { caseContext } from './case-context'
import { caseEvent } from './case-event'
import { findCase, updateCase } from './case-repository'
import { loadCaseFile } from './load-case-file'
import { writeEnding } from './write-ending'
import { writeStep } from './write-step'

type Decided = Result<CaseDecision, CaseRefusal>
type Decide = (file: CaseFile, expectedVersion: number, context: CaseContext) => Decided | Promise<Decided>

/** One command on one case: load, decide, write over the version that was decided on, keep the step, one event. */
export async function changeCase(
  call: Call,
  caseId: string,
  decide: Decide,
): Promise<Result<Answer<'announceCase'>, FaultCode>> {
  const { tx, county, day, expectedVersion } = call
  if (expectedVersion === undefined) return refuse('request.invalid', { field: 'expectedVersion' })
  const file = await getCaseFile(call, caseId)
  if (!file.ok) return file
  const decided = await decide(file.value, expectedVersion, caseContext(day))
  if (!decided.ok) return { ok: false, refusal: withWho(file.value, decided.refusal) }
  const { case: next, event } = decided.value
  if (!(await updateCase(tx, county, next))) return refuseOvertaken(call, caseId)
  await writeStep(call, decided.value)
  if (!isRunning(next)) await writeEnding(call, next)
  const { state, version, dueOn } = next
  const { type, kind, more } = event
  call.record(caseEvent(next, type, { version, kind, ...more }))
  return ok({ caseId, state, version, dueOn })
}

/** The case with its history; refused where it lies in nobody's posts of who asks, or nowhere. */
export async function getCaseFile(
  call: Pick<Call, 'tx' | 'county' | 'scope' | 'secrets'>,
  caseId: string,
): Promise<Result<CaseFile, FaultCode>> {
  const { tx, county } = call
  const one = await findCase(tx, county, caseId)
  if (one !== undefined) return ok(await loadCaseFile(call, one))
  const elsewhere = await beyondScope(call, () => findCase(tx, county, caseId))
  return refuse(elsewhere === undefined ? 'case.unknown' : 'permission.area')
}

/** Somebody else was faster between our reading and our writing. */
async function refuseOvertaken(call: Call, caseId: string): Promise<Result<never, FaultCode>> {
  const now = await getCaseFile(call, caseId)
  if (!now.ok) return now
  const { state, version } = now.value.case
  return {
    ok: false,
    refusal: withWho(now.value, refuse('case.stale', { state: CASE_STATE_WORDS[state], version }).refusal),
  }
}

/** A stale view is told who has changed the case meanwhile. */
function withWho({ steps }: CaseFile, refusal: Refusal<CaseRefusal>): Refusal<CaseRefusal> {
  if (refusal.code !== 'case.stale') return refusal
  return { ...refusal, details: { ...refusal.details, who: steps.at(-1)?.who ?? '系统' } }
}
