import type { FaultCode } from '../../../src/contract/faults'
import type { Result } from '../../../src/domain/result'
import { getInScope } from '../database/get-in-scope'
import type { Call } from '../handler'

interface Home {
  readonly householdNo: string
  readonly headName: string
  readonly villageCode: string
}

/** The household that help is for; refused where it lies in nobody's posts of who asks, or nowhere. */
export function findHome(
  call: Pick<Call, 'tx' | 'county' | 'scope'>,
  householdId: string,
): Promise<Result<Home, FaultCode>> {
  return getInScope(call, 'household.unknown', () =>
    call.tx
      .selectFrom('household')
      .select(['household_no as householdNo', 'head_name as headName', 'village_code as villageCode'])
      .where('county_code', '=', call.county)
      .where('household_id', '=', householdId)
      .executeTakeFirst(),
  )
}
