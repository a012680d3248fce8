import type { Counter } from '../../../src/domain/access/decide-limit'
import { findLimited, type Limit } from '../../../src/domain/access/limit-policy'
import type { Operation } from '../../../src/domain/access/permission-table'
import type { Circumstances } from '../handler'
import { limits } from './limits'
import { networkOf } from './network-of'

/** A call, as far as it is counted. */
export type CountedCall = Pick<Circumstances, 'scope' | 'address' | 'at'>

/** A counter, what tells one from another, and when its window began. */
export interface KeyedCounter extends Counter {
  readonly key: string
  readonly begun: string
  /** Counts only codes that were never given out. */
  readonly onlyWrong: boolean
}

/**
 * What a call counts towards, none for one that is not limited. Always in the same order, so that nobody waits for a counter of
 * somebody who waits for theirs.
 */
export function countersOf(operation: Operation, { scope, address, at }: CountedCall): readonly KeyedCounter[] {
  const limited = findLimited(operation)
  if (limited === undefined) return []
  const policy = limits()
  const { wrongCode } = policy
  const { code, identity, address: network } = policy[limited]
  const by = { code: scope.codeHash, identity: scope.reporterHash, address: address && networkOf(address) }
  const counters = [
    { fault: 'limit.wrongCode', what: 'wrongCode identity', of: by.identity, limit: wrongCode.identity },
    { fault: 'limit.wrongCode', what: 'wrongCode address', of: by.address, limit: wrongCode.address },
    { fault: 'limit.code', what: `${limited} code`, of: by.code, limit: code },
    { fault: 'limit.identity', what: `${limited} identity`, of: by.identity, limit: identity },
    { fault: 'limit.address', what: `${limited} address`, of: by.address, limit: network },
  ] as const
  return counters
    .filter(({ of }) => of !== undefined)
    .map(({ fault, what, of, limit }) => ({
      ...{ fault, limit, key: `limit ${what} ${of}`, onlyWrong: fault === 'limit.wrongCode' },
      ...windowOf(at, limit),
    }))
}

const MINUTE_MS = 60_000

function windowOf(at: string, { minutes }: Limit): { readonly begun: string; readonly wait: number } {
  const length = minutes * MINUTE_MS
  const now = Date.parse(at)
  const begun = now - (now % length)
  return { begun: new Date(begun).toISOString(), wait: Math.ceil((begun + length - now) / MINUTE_MS) }
}
