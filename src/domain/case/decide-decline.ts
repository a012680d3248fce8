import { mayInVillage } from '../access/permission-table'
import type { Actor } from '../access/role'
import { ok, refuse, type Result } from '../result'
import type { HouseholdCase } from './case'
import { findRecord, isCarried } from './case-step'
import { groundOf, type DeclineGround } from './decline-grounds'
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
  const { kinds, from, by } = groundOf(ground)
  const { kind, state, villageCode, level } = file.case
  if (!kinds.includes(kind) || (from !== null && !from.includes(state)) || !holds(file, ground))
    return refuse('case.groundWrong', { field: 'ground' })
  if (!by.some((body) => mayInVillage(actor, VOICE[body], villageCode, level))) return refuse('permission.role')
  if (reason.trim() === '') return refuse('case.reasonMissing', { field: 'reason' })
  const record = { ground, reason: reason.trim() }
  const arrival = { state: admitted.value, on: context.day }
  return ok(move(file.case, { action: 'declineCase', record }, arrival, actor, context))
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
