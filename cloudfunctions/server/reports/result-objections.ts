import { ok } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { readCursor, writeCursor } from '../orders/list-cursor'
import { listResultObjections } from './list-result-objections'

const PAGE = 50

/** What villagers object to in the officer's areas, and by when they are answered. */
export const resultObjections: Handler<'resultObjections'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run({ tx, scope, county, day, secrets }, { cursor }) {
    const after = readCursor(cursor)
    if (!after.ok) return after
    const asked = { county, areas: scope.areas, day, after: after.value, limit: PAGE + 1 }
    const found = await listResultObjections(tx, secrets, asked)
    const items = found.slice(0, PAGE)
    const last = items.at(-1)
    const more = last !== undefined && found.length > PAGE
    return ok({
      today: day,
      items,
      nextCursor: more ? writeCursor({ part: 'open', day: last.dueOn, orderId: last.objectionId }) : null,
    })
  },
}
