import { covers } from '../access/area'
import { mayInVillage } from '../access/permission-table'
import type { Actor } from '../access/role'
import type { Day } from '../calendar/day'
import { ok, refuse, type Result } from '../result'
import { CASE_STATE_WORDS, type CaseState, type HouseholdCase } from './case'
import type { CasePolicy } from './case-policy'
import { standingSteps, type CaseAct, type CaseStep, type SignedBy } from './case-step'
import { dueOf, type Clockwork } from './clocks'
import type { Objection } from './objection'
import { CASE_ACTIONS, statesBefore, STEPS, type CaseAction } from './steps'

/** A case with its history: what a decision looks at. */
export interface CaseFile {
  readonly case: HouseholdCase
  /** All that was done, oldest first. */
  readonly steps: readonly CaseStep[]
  readonly objections: readonly Objection[]
}

export interface CaseContext extends Clockwork {
  readonly day: Day
  readonly policy: CasePolicy
}

/** A signature as it is kept: the image lies in the file store and only its hash vouches for it. */
export interface Signature {
  readonly personId: string
  readonly by: SignedBy
  readonly textVersion: string
  readonly signatureHash: string
  readonly signatureFile: string
  readonly signedOn: Day
}

/** What a case leaves in the history of its county: states and codes, and nobody's words. */
export interface CaseEvent {
  readonly type: `case.${CaseState | 'helpedFirst' | 'sentBack'}`
  readonly version: number
  readonly kind: HouseholdCase['kind']
  readonly more: Readonly<Record<string, string | number>>
}

/** What a command makes of a case: its next row, the step to keep, signatures, and the one event. */
export interface CaseDecision {
  readonly case: HouseholdCase
  readonly step: CaseStep
  readonly signatures: readonly Signature[]
  readonly event: CaseEvent
}

export type CaseRefusal =
  | 'permission.area'
  | 'permission.role'
  | 'case.stale'
  | 'case.wrongState'
  | 'case.inFuture'
  | 'case.tooEarly'
  | 'case.reasonMissing'
  | 'case.authorisationMissing'
  | 'case.notAuthorised'
  | 'case.personUnknown'
  | 'case.signedTwice'
  | 'case.guardianMissing'
  | 'case.signerMissing'
  | 'case.comparisonMissing'
  | 'case.bodyUnknown'
  | 'case.conditionMissing'
  | 'case.conditionUnmet'
  | 'case.noLabour'
  | 'case.assemblyIncomplete'
  | 'case.votesDoNotFit'
  | 'case.categoryUnknown'
  | 'case.riskUnknown'
  | 'case.assemblyAgainst'
  | 'case.noticeTooShort'
  | 'case.noticeRunning'
  | 'case.objectionOpen'
  | 'case.objectionUpheld'
  | 'case.notEarlier'
  | 'case.groundWrong'
  | 'case.notMonitored'
  | 'case.running'
  | 'case.noNotice'
  | 'case.objectionAnswered'
  | 'case.objectionUnknown'
  | 'case.objectionWaits'

type Operation = CaseAction | 'sendBackCase'

/**
 * Whether the person may do this to the case as it stands; on success the state that it leads to. The version comes before the
 * state: whoever acts on an old view should see what has changed, not that something is wrong.
 */
export function admitToCase(
  { case: one }: CaseFile,
  action: CaseAction,
  expectedVersion: number,
  actor: Actor,
): Result<CaseState, CaseRefusal> {
  const allowed = checkAccess(one, action, expectedVersion, actor)
  if (!allowed.ok) return allowed
  const next = nextState(one, action)
  return next === null
    ? refuse('case.wrongState', { state: CASE_STATE_WORDS[one.state], version: one.version })
    : ok(next)
}

/** The part of `admitToCase` that asks who and of which version. */
export function checkAccess(
  one: HouseholdCase,
  operation: Operation,
  expectedVersion: number,
  actor: Actor,
): Result<null, CaseRefusal> {
  const denied = findDenial(one, operation, actor)
  if (denied) return refuse(denied)
  if (expectedVersion === one.version) return ok(null)
  return refuse('case.stale', { state: CASE_STATE_WORDS[one.state], version: one.version })
}

/** Why this person may do it to no case of this village, whatever its state; undefined when they may. */
export function findDenial(
  { villageCode, level }: Pick<HouseholdCase, 'villageCode' | 'level'>,
  operation: Operation | 'objectToNotice' | 'answerObjection' | 'proposeClearance',
  actor: Actor,
): 'permission.role' | 'permission.area' | undefined {
  if (mayInVillage(actor, operation, villageCode, level)) return undefined
  return actor.posts.some((post) => covers(post.areaCode, villageCode)) ? 'permission.role' : 'permission.area'
}

/** What this person can do to the case now: the buttons of its page. */
export function allowedCaseActions(file: CaseFile, actor: Actor): readonly Operation[] {
  const { case: one } = file
  const steps = CASE_ACTIONS.filter((action) => admitToCase(file, action, one.version, actor).ok)
  const canGoBack = statesBefore(one.kind, one.state).length > 0
  return canGoBack && checkAccess(one, 'sendBackCase', one.version, actor).ok ? [...steps, 'sendBackCase'] : steps
}

/** A day told by hand: not ahead, and not before what came before it. */
export function checkDay({ reachedOn }: HouseholdCase, told: Day, { day }: CaseContext): Result<null, CaseRefusal> {
  if (told > day) return refuse('case.inFuture', { day })
  return told < reachedOn ? refuse('case.tooEarly', { day: reachedOn }) : ok(null)
}

/** The steps of a case that have not been sent back. */
export function standingOf({ case: { kind }, steps }: CaseFile): readonly CaseStep[] {
  return standingSteps(kind, steps)
}

/** Where an act leads, and when it happened, which may lie before the day on which it is told. */
interface Arrival {
  readonly state: CaseState
  readonly on: Day
  /** What else it changes of the case. */
  readonly change?: Partial<HouseholdCase>
}

/** The decision that a case moves: its clock set anew, its version one higher. */
export function move(
  one: HouseholdCase,
  act: CaseAct,
  { state, on, change }: Arrival,
  actor: Actor,
  context: CaseContext,
): CaseDecision {
  const version = one.version + 1
  const moved = { ...one, ...change, state, reachedOn: on, version }
  return {
    case: { ...moved, dueOn: dueOf(moved, context) },
    step: { ...act, version, state, on, who: actor.name },
    signatures: [],
    event: { ...eventOf(act, state), kind: one.kind, version },
  }
}

function eventOf(act: CaseAct, state: CaseState): Pick<CaseEvent, 'type' | 'more'> {
  if (act.action === 'helpFirst') return { type: 'case.helpedFirst', more: {} }
  if (act.action === 'sendBackCase') return { type: 'case.sentBack', more: { to: act.record.to } }
  return { type: `case.${state}`, more: act.action === 'declineCase' ? { ground: act.record.ground } : {} }
}

function nextState({ kind, state }: HouseholdCase, action: CaseAction): CaseState | null {
  return STEPS[kind][state][action]
}
