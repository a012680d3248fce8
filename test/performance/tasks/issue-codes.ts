import { issueCode } from '../../../cloudfunctions/server/codes/household-codes'
import { countyScope, inTransaction } from '../../../cloudfunctions/server/database/scope'
import type { Runtime } from '../../../cloudfunctions/server/runtime'

export interface IssueOrder {
  readonly counties: readonly string[]
  readonly perCounty: number
  /** Households of each county that are passed over: they have had their turn. */
  readonly skip: number
}

/** New codes for households of every county, one county after the other in the list, so that neighbours in it are of different ones. */
export async function issueCodes(
  { db, secrets, clock }: Runtime,
  { counties, perCounty, skip }: IssueOrder,
): Promise<string[]> {
  const lists: string[][] = []
  for (const county of counties) {
    const codes = await inTransaction(db, countyScope(county), async (tx) => {
      const households = await tx
        .selectFrom('household')
        .select(['household_id', 'village_code'])
        .where('county_code', '=', county)
        .orderBy('household_no')
        .offset(skip)
        .limit(perCounty)
        .execute()
      const issued: string[] = []
      for (const { household_id: householdId, village_code: villageCode } of households) {
        issued.push(await issueCode(tx, secrets, { county, householdId, villageCode }, clock.today()))
      }
      return issued
    })
    lists.push(codes)
  }
  return Array.from({ length: perCounty }, (_, i) => lists.flatMap((codes) => codes.slice(i, i + 1))).flat()
}
