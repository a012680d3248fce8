import { sql } from 'kysely'
import { ok } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { countOrders, NO_ORDERS } from './count-orders'
import { countyOfPosts } from './county-of-posts'
import { readCursor } from './list-cursor'
import { listOrders } from './list-orders'
import { ownWork } from './work-lists'

/** What a person has to work on: open orders, the most urgent first; counts of all states. */
export const inbox: Handler<'inbox'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run({ tx, county, actor, day }, { state, cursor }) {
    const after = readCursor(cursor)
    if (!after.ok) return after
    const own = ownWork(actor, county)
    const page = await listOrders(tx, { county, where: own, state: state ?? 'open', day }, after.value)
    const counts = await countOrders(tx, county, { where: own, group: sql<string>`'own'`, day })
    return ok({ today: day, counts: counts.get('own') ?? NO_ORDERS, ...page })
  },
}
