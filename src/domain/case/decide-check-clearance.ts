import type { Actor } from '../access/role'
import { ok, refuse, type Result } from '../result'
import { CONDITIONS, type Condition, type StepRecords } from './case-step'
import {
  admitToCase,
  checkDay,
  move,
  type CaseContext,
  type CaseDecision,
  type CaseFile,
  type CaseRefusal,
} from './decision'

interface CheckCommand extends Omit<StepRecords['checkClearance'], 'conditions'> {
  readonly expectedVersion: number
  readonly conditions: Readonly<Partial<Record<Condition, boolean>>>
}

/** The visit before a clearance states every condition, met or not: one that nobody has looked at is not met. */
export function decideCheckClearance(
  file: CaseFile,
  command: CheckCommand,
  actor: Actor,
  context: CaseContext,
): Result<CaseDecision, CaseRefusal> {
  const admitted = admitToCase(file, 'checkClearance', command.expectedVersion, actor)
  if (!admitted.ok) return admitted
  const { visitedOn, conditions, canWork, way, remark } = command
  const checked = checkDay(file.case, visitedOn, context)
  if (!checked.ok) return checked
  if (!isComplete(conditions)) {
    const count = CONDITIONS.filter((condition) => conditions[condition] === undefined).length
    return refuse('case.conditionMissing', { field: 'conditions', count })
  }
  const record = { visitedOn, conditions, canWork, way, remark: remark.trim() }
  const arrival = { state: admitted.value, on: visitedOn, change: { way } }
  return ok(move(file.case, { action: 'checkClearance', record }, arrival, actor, context))
}

function isComplete(
  conditions: Readonly<Partial<Record<Condition, boolean>>>,
): conditions is Record<Condition, boolean> {
  return CONDITIONS.every((condition) => conditions[condition] !== undefined)
}

/** Why what the visit found stops a clearance. A household that cannot work is not cleared but followed on. */
export function findClearanceRefusal(
  visit: StepRecords['checkClearance'],
): 'case.noLabour' | 'case.conditionUnmet' | undefined {
  if (!visit.canWork) return 'case.noLabour'
  return Object.values(visit.conditions).every(Boolean) ? undefined : 'case.conditionUnmet'
}
