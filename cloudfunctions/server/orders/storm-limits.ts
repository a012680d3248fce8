import document from '../../../config/policies/storm-brake.json'
import { parseStormPolicy, type StormPolicy } from '../../../src/domain/order/storm-brake'

let policy: StormPolicy | undefined

/** When orders are held, read once a process. Fault: throws with what is wrong; it is our own file. */
export function stormLimits(): StormPolicy {
  policy ??= readPolicy()
  return policy
}

function readPolicy(): StormPolicy {
  const read = parseStormPolicy(document)
  if (read.ok) return read.value
  throw new Error(`config/policies/storm-brake.json: ${JSON.stringify(read.refusal.details)}`)
}
