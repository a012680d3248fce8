import { checkHousehold } from '../../../src/domain/quality/check-household'
import type { Call } from '../handler'
import { incomeLinesOf } from '../scoring/income-lines'
import { loadFacts } from '../scoring/load-facts'
import { checksInForce } from './checks-in-force'
import { writeFindings } from './write-findings'

/** Checks a household whose register a person has just changed, so that what was mended leaves the list at once. The night does the rest. */
export async function checkNow({ tx, county, day }: Call, householdId: string): Promise<void> {
  const facts = (await loadFacts(tx, county, [householdId], incomeLinesOf(county))).get(householdId)
  if (facts === undefined) return
  const { villageCode } = facts.household
  const quality = checkHousehold(checksInForce(), facts, day)
  await writeFindings(tx, { county, day }, [{ householdId, villageCode, quality }])
}
