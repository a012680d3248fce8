import document from '../../../config/policies/sweep-questions.json'
import { parseSweepPolicy, type SweepPolicy } from '../../../src/domain/sweep/sweep-policy'

let policy: SweepPolicy | undefined

/** What a sweep asks, read once a process. Fault: throws with what is wrong; it is our own file. */
export function sweepPolicy(): SweepPolicy {
  policy ??= readPolicy()
  return policy
}

function readPolicy(): SweepPolicy {
  const read = parseSweepPolicy(document)
  if (read.ok) return read.value
  throw new Error(`config/policies/sweep-questions.json: ${JSON.stringify(read.refusal.details)}`)
}
