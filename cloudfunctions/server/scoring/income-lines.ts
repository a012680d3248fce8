import document from '../../../config/policies/income-lines.json'
import type { IncomeLine } from '../../../src/domain/household/facts'
import {
  incomeLinesOf as linesOf,
  parseIncomePolicy,
  type IncomePolicy,
} from '../../../src/domain/household/income-line'

let policy: IncomePolicy | undefined

/** Income lines that hold in a county, read once a process. Fault: throws with what is wrong; it is our own file. */
export function incomeLinesOf(county: string): readonly IncomeLine[] {
  policy ??= readPolicy()
  return linesOf(policy, county)
}

function readPolicy(): IncomePolicy {
  const read = parseIncomePolicy(document)
  if (read.ok) return read.value
  throw new Error(`config/policies/income-lines.json: ${JSON.stringify(read.refusal.details)}`)
}
