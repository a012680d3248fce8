import { sql, type Expression, type RawBuilder } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { OrderLevel } from '../../../src/domain/order/order'
import { postInForce } from '../accounts/post-in-force'

/**
 * The level at which an order of a village begins, for the statement that reads the household anyway: the township's at once
 * when no post in force of the village kind reaches the village.
 */
export function levelIn(villageCode: Expression<string>, day: Day): RawBuilder<OrderLevel> {
  return sql<OrderLevel>`CASE WHEN EXISTS (
    SELECT FROM staff
    WHERE area_code IN (${villageCode}, left(${villageCode}, 9), left(${villageCode}, 6))
      AND role IN ('villageCadre', 'gridWorker', 'workTeam') AND ${postInForce(day)})
    THEN 'village' ELSE 'township' END`
}
