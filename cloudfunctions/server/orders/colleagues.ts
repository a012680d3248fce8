import { ROLE_WORDS, staffIdOf } from '../../../src/domain/access/role'
import { ok } from '../../../src/domain/result'
import { getVersioned } from '../change-versioned'
import type { Handler } from '../handler'
import { workOrders } from './change-order'
import { countyOfPosts } from './county-of-posts'
import { findColleagues } from './find-colleagues'

/** To whom an order can be handed over: names and posts, no numbers. */
export const colleagues: Handler<'colleagues'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { orderId }) {
    const found = await getVersioned(call, workOrders, orderId)
    if (!found.ok) return found
    const order = found.value
    const items = (await findColleagues(call.tx, order, call.day)).map((person) => ({
      staffId: staffIdOf(person) ?? '',
      name: person.name,
      roleWords: [...new Set(person.posts.map(({ role }) => ROLE_WORDS[role]))],
    }))
    return ok({ items: items.filter(({ staffId }) => staffId !== order.assigneeId) })
  },
}
