import type { Followed } from '../../../src/domain/case/open-case'
import type { Tx } from '../database/scope'

/** How the household stands on the list of those who are followed; null when it is not on it. */
export async function findFollowed(tx: Tx, county: string, householdId: string): Promise<Followed | null> {
  const row = await tx
    .selectFrom('monitored_household')
    .select(['from_on as includedOn', 'category', 'risks'])
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .where('until_on', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
