import document from '../../../config/policies/risk-types.json'
import { parseRiskTypes, type RiskType } from '../../../src/domain/risk/risk-type'

let parsed: readonly RiskType[] | undefined

/** The kinds of risk of this installation, for cases and for help. Fault: throws with its faults; it is our own file. */
export function riskTypesInForce(): readonly RiskType[] {
  parsed ??= parse()
  return parsed
}

function parse(): readonly RiskType[] {
  const made = parseRiskTypes(document)
  if (!made.ok) throw new Error(`config/policies/risk-types.json: ${JSON.stringify(made.refusal.details)}`)
  return made.value
}
