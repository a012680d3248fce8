import { countyOf } from '../../../src/domain/access/area'
import { ok } from '../../../src/domain/result'
import { checkCode, codeHolders } from '../codes/household-codes'
import type { Handler } from '../handler'
import { villageNames } from '../orders/village-names'
import { HELP_PHONE } from './help-phone'

/** What a scanned code says: where it hangs, so that people see that they scanned the right one, and nothing of who lives there. */
export const openCode: Handler<'openCode'> = {
  county: ({ code }) => countyOf(code),
  code: ({ code }) => code,
  async run({ tx, scope, county }) {
    const found = await codeHolders(tx, scope)
      .leftJoin('household', (join) =>
        join.on('household.county_code', '=', county).onRef('household.household_id', '=', 'code.household_id'),
      )
      .select('household.group_name as group')
      .executeTakeFirst()
    const holder = checkCode(found)
    if (!holder.ok) return holder
    const { villageCode, group } = holder.value
    const names = await villageNames(tx, [villageCode])
    return ok({
      villageName: names.get(villageCode) ?? '',
      group,
      helpPhone: HELP_PHONE,
    })
  },
}
