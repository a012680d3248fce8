import document from '../../../config/policies/measures.json'
import { parseCatalogue, type Catalogue } from '../../../src/domain/support/catalogue'
import { riskTypesInForce } from './risk-types-in-force'

let parsed: Catalogue | undefined

/** The catalogue of measures of this installation. Fault: throws with its faults; it is our own file. */
export function catalogueInForce(): Catalogue {
  parsed ??= parse()
  return parsed
}

function parse(): Catalogue {
  const made = parseCatalogue(document, riskTypesInForce())
  if (!made.ok) throw new Error(`config/policies/measures.json: ${JSON.stringify(made.refusal.details)}`)
  return made.value
}
