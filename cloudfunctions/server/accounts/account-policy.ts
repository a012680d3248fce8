import document from '../../../config/policies/accounts.json'
import { parseAccountPolicy, type AccountPolicy } from '../../../src/domain/access/account-policy'

let policy: AccountPolicy | undefined

/** How accounts are given out, read once a process. Fault: throws with what is wrong; it is our own file. */
export function accountPolicy(): AccountPolicy {
  policy ??= readPolicy()
  return policy
}

function readPolicy(): AccountPolicy {
  const read = parseAccountPolicy(document)
  if (read.ok) return read.value
  throw new Error(`config/policies/accounts.json: ${JSON.stringify(read.refusal.details)}`)
}
