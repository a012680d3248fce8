import { ok } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { getHouseholdNumbered } from '../households/get-household-numbered'
import { issueCode, revokeCodes } from './household-codes'

/** A new code for a household whose plate was lost or copied; every code before it stops working. */
export const replaceCode: Handler<'replaceCode'> = {
  county: ({ county }) => county,
  async run(call, { householdNo }) {
    const found = await getHouseholdNumbered(call, 'replaceCode', householdNo)
    if (!found.ok) return found
    const { householdId, villageCode } = found.value
    const { tx, county, day, secrets, record } = call
    const holder = { county, householdId, villageCode }
    await revokeCodes(tx, holder, day)
    const code = await issueCode(tx, secrets, holder, day)
    record({ type: 'code.replaced', householdId, villageCode, payload: {} })
    return ok({ code })
  },
}
