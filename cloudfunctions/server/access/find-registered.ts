import type { Selectable } from 'kysely'
import type { FaultCode } from '../../../src/contract/faults'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { getInScope } from '../database/get-in-scope'
import type { Schema } from '../database/schema'
import type { Call } from '../handler'

export type HouseholdRow = Selectable<Schema['household']>
export type PersonRow = Selectable<Schema['person']>

/** A registered household; refused where it lies in nobody's posts of who asks, or nowhere. */
export function findRegistered(
  call: Pick<Call, 'tx' | 'county' | 'scope'>,
  householdId: string,
): Promise<Result<HouseholdRow, FaultCode>> {
  return getInScope(call, 'household.unknown', () => findHousehold(call, householdId))
}

export function findHousehold(
  { tx, county }: Pick<Call, 'tx' | 'county'>,
  householdId: string,
): Promise<HouseholdRow | undefined> {
  return tx
    .selectFrom('household')
    .selectAll()
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .executeTakeFirst()
}

/** A person of that household. */
export async function findResident(
  call: Pick<Call, 'tx' | 'county'>,
  householdId: string,
  personId: string,
): Promise<Result<PersonRow, 'person.unknown'>> {
  const found = await findPerson(call, householdId, personId)
  return found === undefined ? refuse('person.unknown') : ok(found)
}

export function findPerson(
  { tx, county }: Pick<Call, 'tx' | 'county'>,
  householdId: string,
  personId: string,
): Promise<PersonRow | undefined> {
  return tx
    .selectFrom('person')
    .selectAll()
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
}
