import { ok, refuse, type Result } from '../result'
import type { Limit } from './limit-policy'

/** Something counted within its window, and what is said when it was too often. */
export interface Counter {
  readonly fault: 'limit.wrongCode' | 'limit.code' | 'limit.identity' | 'limit.address'
  readonly limit: Limit
  /** Minutes until its window ends. */
  readonly wait: number
}

/** Whether a call is one too many, told by the first counter that says so. @param calls of each counter, this call included */
export function decideLimit(counters: readonly Counter[], calls: readonly number[]): Result<null, Counter['fault']> {
  const over = counters.find(({ limit }, index) => (calls[index] ?? 0) > limit.most)
  return over === undefined ? ok(null) : refuse(over.fault, { minutes: over.wait })
}
