import document from '../../../config/policies/limits.json'
import { parseLimitPolicy, type LimitPolicy } from '../../../src/domain/access/limit-policy'

let policy: LimitPolicy | undefined

/** How often is too often, read once a process. Fault: throws with what is wrong; it is our own file. */
export function limits(): LimitPolicy {
  policy ??= readPolicy()
  return policy
}

function readPolicy(): LimitPolicy {
  const read = parseLimitPolicy(document)
  if (read.ok) return read.value
  throw new Error(`config/policies/limits.json: ${JSON.stringify(read.refusal.details)}`)
}
