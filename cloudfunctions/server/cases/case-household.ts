import type { NoticeHousehold } from '../../../src/domain/case/notice'
import type { Tx } from '../database/scope'
import { villageNames } from '../orders/village-names'

interface CaseHousehold extends Pick<NoticeHousehold, 'villageName' | 'group' | 'headName'> {
  readonly householdNo: string
}

/** What papers and cards say of the household. Fault: throws when it is not there, which the foreign key rules out. */
export async function getCaseHousehold(tx: Tx, county: string, householdId: string): Promise<CaseHousehold> {
  const row = await tx
    .selectFrom('household')
    .select(['household_no', 'head_name', 'group_name', 'village_code'])
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .executeTakeFirstOrThrow()
  const names = await villageNames(tx, [row.village_code])
  return {
    householdNo: row.household_no,
    headName: row.head_name,
    group: row.group_name,
    villageName: names.get(row.village_code) ?? row.village_code,
  }
}
