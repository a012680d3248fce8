import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'

/**
 * Posts of the staff register that are somebody's on this day: not ended, begun, and not run out. One plan is good for every
 * day, and BETWEEN says so: statements with a range are not prepared (prepare.ts).
 */
export function postInForce(day: Day): RawBuilder<boolean> {
  return sql<boolean>`(staff.active
    AND ${day}::date BETWEEN coalesce(staff.valid_from, '-infinity') AND coalesce(staff.valid_until, 'infinity'))`
}
