import type { Call } from '../handler'
import { makeCode } from './make-code'

/** What is printed on a door: the code is in plain text for the only time. */
export interface Plate {
  readonly householdNo: string
  readonly group: string | null
  readonly code: string
}

/** A code for each household of a village that has none in force. Its households are locked, so that two who do this at once give none two. */
export async function issueMissing(
  { tx, county, day, secrets, record }: Pick<Call, 'tx' | 'county' | 'day' | 'secrets' | 'record'>,
  villageCode: string,
): Promise<readonly Plate[]> {
  const homes = await tx
    .selectFrom('household')
    .select(['household_id', 'household_no as householdNo', 'group_name as group'])
    .where('county_code', '=', county)
    .where('village_code', '=', villageCode)
    .orderBy('household_id')
    .forUpdate()
    .execute()
  const coded = await tx
    .selectFrom('household_code')
    .select('household_id')
    .where('county_code', '=', county)
    .where('village_code', '=', villageCode)
    .where('revoked_on', 'is', null)
    .execute()
  const having = new Set(coded.map(({ household_id }) => household_id))
  const missing = homes
    .filter(({ household_id }) => !having.has(household_id))
    .map((home) => ({ ...home, code: makeCode(county) }))
  if (missing.length === 0) return []
  const rows = missing.map(({ household_id, code }) => ({
    ...{ county_code: county, code_hash: secrets.hash(code), household_id, village_code: villageCode },
    ...{ issued_on: day, revoked_on: null },
  }))
  await tx.insertInto('household_code').values(rows).execute()
  record({ type: 'code.issued', villageCode, payload: { count: missing.length } })
  return missing
    .map(({ householdNo, group, code }) => ({ householdNo, group, code }))
    .sort((one, other) => (one.householdNo < other.householdNo ? -1 : 1))
}
