import { mayInVillage } from '../../../src/domain/access/permission-table'
import { ok, refuse } from '../../../src/domain/result'
import { setScope } from '../database/scope'
import type { Handler } from '../handler'
import { issueCode, revokeCodes } from './household-codes'

/** A new code for a household whose plate was lost or copied; every code before it stops working. */
export const replaceCode: Handler<'replaceCode'> = {
  county: ({ county }) => county,
  async run({ tx, scope, county, actor, day, secrets, record }, { householdNo }) {
    // Looked up in the whole county, so that somebody else's household is told apart from a slip of the pen.
    await setScope(tx, { ...scope, areas: [county] })
    const household = await tx
      .selectFrom('household')
      .select(['household_id', 'village_code'])
      .where('county_code', '=', county)
      .where('household_no', '=', householdNo)
      .executeTakeFirst()
    await setScope(tx, scope)
    if (household === undefined) return refuse('household.unknown')
    const { household_id: householdId, village_code: villageCode } = household
    if (!mayInVillage(actor, 'replaceCode', villageCode)) return refuse('permission.area')
    const holder = { county, householdId, villageCode }
    await revokeCodes(tx, holder, day)
    const code = await issueCode(tx, secrets, holder, day)
    record({ type: 'code.replaced', householdId, villageCode, payload: {} })
    return ok({ code })
  },
}
