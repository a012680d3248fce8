import type { Tx } from '../database/scope'

/** Forgets a household's projection and makes it dirty: the next night packs and scores it anew, and whoever changed it need not wait. */
export async function forgetFacts(tx: Tx, county: string, householdId: string): Promise<void> {
  await tx
    .updateTable('household_score')
    .set({ dirty: true, facts: null })
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .execute()
}
