import type { FaultCode } from '../../src/contract/faults'
import { OPERATION_WORDS } from '../../src/domain/access/operation-words'
import { ok, refuse, type Result } from '../../src/domain/result'
import { chinaTime } from './clock'
import { getInScope } from './database/get-in-scope'
import { findLastChange, type Standing } from './events/last-change'
import type { Call } from './handler'

/** A kind of thing that several people change, each over the version that they saw. */
export interface Versioned<T, D> {
  /** When there is none of this id. */
  readonly unknown: FaultCode
  /** When it is not what the person saw. */
  readonly stale: FaultCode
  /** Undefined where the scope does not reach it. */
  find(call: Call, id: string): Promise<T | undefined>
  standing(thing: T): Standing & { readonly state: string }
  /** Writes what was decided over the version that it was decided on. False when somebody else has changed it meanwhile. */
  write(call: Call, decided: D, before: T): Promise<boolean>
}

type Decided<D> = Result<D, FaultCode>
type Decide<T, D> = (thing: T, expectedVersion: number) => Decided<D> | Promise<Decided<D>>

/**
 * One command on one versioned thing: load, decide, write over the version that was decided on. Whoever was overtaken, before
 * they sent it or while it was decided, hears what they wanted and what stands, who made it so, and when.
 */
export async function changeVersioned<T, D>(
  call: Call,
  kind: Versioned<T, D>,
  id: string,
  decide: Decide<T, D>,
): Promise<Result<{ readonly before: T; readonly decided: D }, FaultCode>> {
  const { expectedVersion } = call
  if (expectedVersion === undefined)
    throw new Error(`The contract does not say that ${call.operation} needs a version.`)
  const found = await getVersioned(call, kind, id)
  if (!found.ok) return found
  const before = found.value
  const decided = await decide(before, expectedVersion)
  if (!decided.ok) return decided.refusal.code === kind.stale ? refuseOvertaken(call, kind, before) : decided
  if (await kind.write(call, decided.value, before)) return ok({ before, decided: decided.value })
  const now = await getVersioned(call, kind, id)
  return now.ok ? refuseOvertaken(call, kind, now.value) : now
}

/** The thing as it stands; refused where it lies in nobody's posts of who asks, or nowhere. */
export function getVersioned<T>(
  call: Call,
  { unknown, find }: Pick<Versioned<T, never>, 'unknown' | 'find'>,
  id: string,
): Promise<Result<T, FaultCode>> {
  return getInScope(call, unknown, () => find(call, id))
}

async function refuseOvertaken<T>(
  { tx, county, operation, expectedVersion: seen = 0, at: now }: Call,
  kind: Pick<Versioned<T, never>, 'stale' | 'standing'>,
  thing: T,
): Promise<Result<never, FaultCode>> {
  const { state, ...standing } = kind.standing(thing)
  const { who, at } = (await findLastChange(tx, county, standing)) ?? { who: '系统', at: now }
  const wanted = OPERATION_WORDS[operation]
  return refuse(kind.stale, { wanted, seen, state, version: standing.version, who, when: chinaTime(at) })
}
