import type { Day } from '../../../src/domain/calendar/day'
import { ok, refuse, type Result } from '../../../src/domain/result'
import type { Secrets } from '../crypto/secrets'
import type { Tx } from '../database/scope'
import { makeCode } from './make-code'

export interface CodeHolder {
  readonly county: string
  readonly householdId: string
  readonly villageCode: string
}

/**
 * A new code for a household, in plain text for the only time; its keyed hash is what stays. Codes given before remain valid:
 * whoever replaces a lost one calls `revokeCodes` first.
 */
export async function issueCode(
  tx: Tx,
  secrets: Pick<Secrets, 'hash'>,
  { county, householdId, villageCode }: CodeHolder,
  day: Day,
): Promise<string> {
  const code = makeCode(county)
  await tx
    .insertInto('household_code')
    .values({
      ...{ county_code: county, code_hash: secrets.hash(code), household_id: householdId, village_code: villageCode },
      ...{ issued_on: day, revoked_on: null },
    })
    .execute()
  return code
}

export async function revokeCodes(tx: Tx, { county, householdId }: CodeHolder, day: Day): Promise<void> {
  await tx
    .updateTable('household_code')
    .set({ revoked_on: day })
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .where('revoked_on', 'is', null)
    .execute()
}

/** The household behind a code. Needs no more scope than the county: the code itself is the key. */
export async function getCodeHolder(
  tx: Tx,
  secrets: Pick<Secrets, 'hash'>,
  county: string,
  code: string,
): Promise<Result<CodeHolder, 'code.unknown' | 'code.revoked'>> {
  const row = await tx
    .selectFrom('household_code')
    .select(['household_id', 'village_code', 'revoked_on'])
    .where('county_code', '=', county)
    .where('code_hash', '=', secrets.hash(code))
    .executeTakeFirst()
  if (row === undefined) return refuse('code.unknown')
  if (row.revoked_on !== null) return refuse('code.revoked')
  return ok({ county, householdId: row.household_id, villageCode: row.village_code })
}
