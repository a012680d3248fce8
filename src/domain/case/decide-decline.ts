import { mayInVillage } from '../access/permission-table'
import type { Actor } from '../access/role'
import { ok, refuse, type Result } from '../result'
import type { HouseholdCase } from './case'
import { findRecord, isCarried } from './case-step'
import { DECLINE_GROUNDS, groundOf, type DeclineGround } from './decline-grounds'
import {
  admitToCase,
  move,
  standingOf,
  type CaseContext,
  type CaseDecision,
  type CaseFile,
  type CaseRefusal,
} from './decision'

interface DeclineCommand {
  readonly expectedVersion: number
  readonly ground: DeclineGround
  /** In words that the household understands: it reads them. */
  readonly reason: string
}

/** Who speaks for the village, the township, the county: whoever does its step. */
const VOICE = { village: 'holdAssembly', township: 'reviewCase', county: 'approveCase' } as const

/** The end of a case without its aim. It takes a ground that fits the state and the person, and a reason. */
export function decideDecline(
  file: CaseFile,
  { expectedVersion, ground, reason }: DeclineCommand,
  actor: Actor,
  context: CaseContext,
): Result<CaseDecision, CaseRefusal> {
  const admitted = admitToCase(file, 'declineCase', expectedVersion, actor)
  if (!admitted.ok) return admitted
  if (!fits(file, ground)) return refuse('case.groundWrong', { field: 'ground' })
  if (!speaksFor(file.case, ground, actor)) return refuse('permission.role')
  if (reason.trim() === '') return refuse('case.reasonMissing', { field: 'reason' })
  const record = { ground, reason: reason.trim() }
  const arrival = { state: admitted.value, on: context.day }
  return ok(move(file.case, { action: 'declineCase', record }, arrival, actor, context))
}

/** The grounds on which this person can end the case now: what its page lets them choose from. */
export function groundsFor(file: CaseFile, actor: Actor): readonly DeclineGround[] {
  const { version } = file.case
  if (!admitToCase(file, 'declineCase', version, actor).ok) return []
  return DECLINE_GROUNDS.filter((ground) => fits(file, ground) && speaksFor(file.case, ground, actor))
}

function fits(file: CaseFile, ground: DeclineGround): boolean {
  const { kinds, from } = groundOf(ground)
  const { kind, state } = file.case
  return kinds.includes(kind) && (from === null || from.includes(state)) && holds(file, ground)
}

function speaksFor({ villageCode, level }: HouseholdCase, ground: DeclineGround, actor: Actor): boolean {
  return groundOf(ground).by.some((body) => mayInVillage(actor, VOICE[body], villageCode, level))
}

/** A ground that the papers speak of has to be what they say. */
function holds(file: CaseFile, ground: DeclineGround): boolean {
  if (ground === 'assemblyAgainst') {
    const assembly = findRecord(standingOf(file), 'holdAssembly')
    return assembly !== undefined && !isCarried(assembly)
  }
  if (ground === 'objectionUpheld') return wasUpheld(file.case, file)
  return true
}

function wasUpheld({ version }: HouseholdCase, { objections }: CaseFile): boolean {
  return objections.some(({ noticeVersion, answer }) => noticeVersion === version && answer?.upheld === true)
}
