import { mayInVillage } from '../../../src/domain/access/permission-table'
import type { Actor } from '../../../src/domain/access/role'
import type { Day } from '../../../src/domain/calendar/day'
import type { WorkOrder } from '../../../src/domain/order/order'
import { postInForce } from '../accounts/post-in-force'
import type { Tx } from '../database/scope'
import { staffActor } from '../staff-actor'

/** Everybody who could have accepted the order, in the order of their names. */
export async function findColleagues(
  tx: Tx,
  { villageCode, level }: Pick<WorkOrder, 'villageCode' | 'level'>,
  day: Day,
): Promise<readonly Actor[]> {
  const rows = await tx
    .selectFrom('staff')
    .select(['name', 'phone_hash', 'role', 'area_code'])
    .where('area_code', 'in', [villageCode, villageCode.slice(0, 9), villageCode.slice(0, 6)])
    .where(postInForce(day))
    .orderBy('name')
    .orderBy('phone_hash')
    .execute()
  const phones = [...new Set(rows.map((row) => row.phone_hash))]
  return phones
    .flatMap((phone) => {
      const posts = rows.filter((row) => row.phone_hash === phone)
      return posts.slice(0, 1).map((first) => staffActor(first, posts))
    })
    .filter((person) => mayInVillage(person, 'acceptOrder', villageCode, level))
}
