import { sql, type Expression, type RawBuilder } from 'kysely'
import type { OrderLevel } from '../../../src/domain/order/order'

/**
 * The level at which an order of a village begins, for the statement that reads the household anyway: the township's at once
 * when no active post of the village kind reaches the village.
 */
export function levelIn(villageCode: Expression<string>): RawBuilder<OrderLevel> {
  return sql<OrderLevel>`CASE WHEN EXISTS (
    SELECT FROM staff
    WHERE area_code IN (${villageCode}, left(${villageCode}, 9), left(${villageCode}, 6))
      AND role IN ('villageCadre', 'gridWorker', 'workTeam') AND active)
    THEN 'village' ELSE 'township' END`
}
