import { mayInVillage, type Operation } from '../../../src/domain/access/permission-table'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { setScope, type Tx } from '../database/scope'
import type { Call } from '../handler'

interface Numbered {
  readonly householdId: string
  readonly villageCode: string
}

/** A household by its number, when the actor may do this there. Looked up in the whole county, so that somebody else's household is told apart from a slip of the pen. */
export async function getHouseholdNumbered(
  { tx, scope, county, actor }: Pick<Call, 'tx' | 'scope' | 'county' | 'actor'>,
  operation: Operation,
  householdNo: string,
): Promise<Result<Numbered, 'household.unknown' | 'permission.area'>> {
  await setScope(tx, { ...scope, areas: [county] })
  const household = await findHouseholdNumbered(tx, county, householdNo)
  await setScope(tx, scope)
  if (household === undefined) return refuse('household.unknown')
  return mayInVillage(actor, operation, household.villageCode) ? ok(household) : refuse('permission.area')
}

/** A household by its number, as far as the scope reaches. */
export function findHouseholdNumbered(tx: Tx, county: string, householdNo: string): Promise<Numbered | undefined> {
  return tx
    .selectFrom('household')
    .select(['household_id as householdId', 'village_code as villageCode'])
    .where('county_code', '=', county)
    .where('household_no', '=', householdNo)
    .executeTakeFirst()
}
