import type { Tx } from '../database/scope'

/** True when identification of the household has begun. */
export async function isInCase(tx: Tx, county: string, householdId: string): Promise<boolean> {
  const household = await tx
    .selectFrom('household')
    .select('in_case_since')
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .executeTakeFirst()
  return household !== undefined && household.in_case_since !== null
}
