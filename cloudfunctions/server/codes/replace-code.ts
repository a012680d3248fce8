import { ok } from '../../../src/domain/result'
import type { Call, Handler } from '../handler'
import { getHouseholdNumbered } from '../households/get-household-numbered'
import { issueCode, revokeCodes, type CodeHolder } from './household-codes'

/** A new code for a household whose plate was lost or copied; every code before it stops working. */
export const replaceCode: Handler<'replaceCode'> = {
  county: ({ county }) => county,
  async run(call, { householdNo }) {
    const found = await getHouseholdNumbered(call, 'replaceCode', householdNo)
    return found.ok ? ok({ code: await reissueCode(call, { county: call.county, ...found.value }) }) : found
  },
}

type Changing = Pick<Call, 'tx' | 'day' | 'secrets' | 'record'>

/** @returns the new code, for the only time */
export async function reissueCode({ tx, day, secrets, record }: Changing, holder: CodeHolder): Promise<string> {
  const { householdId, villageCode } = holder
  await revokeCodes(tx, holder, day)
  const code = await issueCode(tx, secrets, holder, day)
  record({ type: 'code.replaced', householdId, villageCode, payload: {} })
  return code
}

/** Every code of the household stops working, and none comes in its place. @returns how many that were */
export async function withdrawCodes({ tx, day, record }: Changing, holder: CodeHolder): Promise<number> {
  const { householdId, villageCode } = holder
  const revoked = await revokeCodes(tx, holder, day)
  if (revoked > 0) record({ type: 'code.revoked', householdId, villageCode, payload: {} })
  return revoked
}
