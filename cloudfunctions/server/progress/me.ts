import { sql } from 'kysely'
import { areasFor } from '../../../src/domain/access/permission-table'
import { ROLE_WORDS } from '../../../src/domain/access/role'
import { ok } from '../../../src/domain/result'
import { setScope } from '../database/scope'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { isOpen } from '../orders/is-open'
import { villageNames } from '../orders/village-names'
import { ownWork } from '../orders/work-lists'

/** Who the person is to the system and what waits for them: drawn on every opening, so that nobody depends on messages. */
export const me: Handler<'me'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run({ tx, scope, county, actor, day }) {
    const names = await villageNames(
      tx,
      actor.posts.map(({ areaCode }) => areaCode),
    )
    // The question itself reaches no area; the list that it counts does.
    await setScope(tx, { ...scope, areas: [...areasFor(actor, 'inbox'), ...areasFor(actor, 'inbox', 'township')] })
    const badge = await tx
      .selectFrom('work_order')
      .select(sql<number>`count(*)`.as('open'))
      .select(sql<number>`count(*) FILTER (WHERE due_on = ${day})`.as('dueToday'))
      .select(sql<number>`count(*) FILTER (WHERE due_on < ${day})`.as('late'))
      .where('county_code', '=', county)
      .where(isOpen)
      .where(ownWork(actor, county))
      .executeTakeFirstOrThrow()
    return ok({
      name: actor.name,
      today: day,
      posts: actor.posts.map(({ role, areaCode }) => ({
        ...{ role, areaCode, roleWord: ROLE_WORDS[role] },
        areaName: names.get(areaCode) ?? areaCode,
      })),
      badge,
    })
  },
}
