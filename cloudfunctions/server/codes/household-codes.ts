import type { Day } from '../../../src/domain/calendar/day'
import { ok, refuse, type Result } from '../../../src/domain/result'
import type { Secrets } from '../crypto/secrets'
import type { Scope, Tx } from '../database/scope'
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

/**
 * Every code of a household stops working, also one that somebody else is giving out at this moment: they are waited for.
 * @returns how many there were
 */
export async function revokeCodes(tx: Tx, { county, householdId }: CodeHolder, day: Day): Promise<number> {
  await tx
    .selectFrom('household')
    .select('household_id')
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .forUpdate()
    .execute()
  const revoked = await tx
    .updateTable('household_code')
    .set({ revoked_on: day })
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .where('revoked_on', 'is', null)
    .returning('household_id')
    .execute()
  return revoked.length
}

/** The household behind the code of the scope, to join with what else is asked about it. `checkCode` tells whether the code is good. */
export function codeHolders(tx: Tx, { county, codeHash = '' }: Scope) {
  return tx
    .selectFrom('household_code as code')
    .select(['code.household_id as householdId', 'code.village_code as villageCode', 'code.revoked_on as revokedOn'])
    .where('code.county_code', '=', county)
    .where('code.code_hash', '=', codeHash)
}

/** @param found by `codeHolders` */
export function checkCode<T extends { readonly revokedOn: Day | null }>(
  found: T | undefined,
): Result<T, 'code.unknown' | 'code.revoked'> {
  if (found === undefined) return refuse('code.unknown')
  return found.revokedOn === null ? ok(found) : refuse('code.revoked')
}
