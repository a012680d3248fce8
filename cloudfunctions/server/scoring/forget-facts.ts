import type { Tx } from '../database/scope'
import { keepFacts, type ReplacedFact } from '../history/replaced-facts'

/**
 * Forgets a household's projection and makes it dirty: the next night packs and scores it anew, and whoever changed it need not wait.
 * @param replaced every row of which facts are made that the transaction has changed, as it stood before
 */
export async function forgetFacts(
  tx: Tx,
  county: string,
  householdId: string,
  replaced: readonly ReplacedFact[],
): Promise<void> {
  await tx
    .updateTable('household_score')
    .set({ dirty: true, facts: null })
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .execute()
  await keepFacts(
    tx,
    county,
    replaced.map((fact) => ({ ...fact, householdId })),
  )
}
