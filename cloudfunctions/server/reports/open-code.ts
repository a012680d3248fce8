import { countyOf } from '../../../src/domain/access/area'
import { ok } from '../../../src/domain/result'
import { getCodeHolder } from '../codes/household-codes'
import { setScope } from '../database/scope'
import type { Handler } from '../handler'
import { villageNames } from '../orders/village-names'
import { HELP_PHONE } from './help-phone'

/** What a scanned code says: where it hangs, so that people see that they scanned the right one, and nothing of who lives there. */
export const openCode: Handler<'openCode'> = {
  county: ({ code }) => countyOf(code),
  async run({ tx, scope, county, secrets }, { code }) {
    const holder = await getCodeHolder(tx, secrets, county, code)
    if (!holder.ok) return holder
    const { householdId, villageCode } = holder.value
    await setScope(tx, { ...scope, household: householdId })
    const household = await tx
      .selectFrom('household')
      .select('group_name')
      .where('county_code', '=', county)
      .where('household_id', '=', householdId)
      .executeTakeFirst()
    const names = await villageNames(tx, [villageCode])
    return ok({
      villageName: names.get(villageCode) ?? '',
      group: household?.group_name ?? null,
      helpPhone: HELP_PHONE,
    })
  },
}
