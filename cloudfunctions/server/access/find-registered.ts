import type { Selectable } from 'kysely'
import type { FaultCode } from '../../../src/contract/faults'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { beyondScope } from '../database/beyond-scope'
import type { Schema } from '../database/schema'
import type { Call } from '../handler'

type HouseholdRow = Selectable<Schema['household']>
type PersonRow = Selectable<Schema['person']>

/** A registered household; refused where it lies in nobody's posts of who asks, or nowhere. */
export async function findRegistered(
  call: Pick<Call, 'tx' | 'county' | 'scope'>,
  householdId: string,
): Promise<Result<HouseholdRow, FaultCode>> {
  const find = () =>
    call.tx
      .selectFrom('household')
      .selectAll()
      .where('county_code', '=', call.county)
      .where('household_id', '=', householdId)
      .executeTakeFirst()
  const found = await find()
  if (found !== undefined) return ok(found)
  return refuse((await beyondScope(call, find)) === undefined ? 'household.unknown' : 'permission.area')
}

/** A person of that household. */
export async function findResident(
  { tx, county }: Pick<Call, 'tx' | 'county'>,
  householdId: string,
  personId: string,
): Promise<Result<PersonRow, 'person.unknown'>> {
  const found = await tx
    .selectFrom('person')
    .selectAll()
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return found === undefined ? refuse('person.unknown') : ok(found)
}
