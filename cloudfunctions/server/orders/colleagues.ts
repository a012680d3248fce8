import { ROLE_WORDS, staffIdOf } from '../../../src/domain/access/role'
import { ok, refuse } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { whyUnseen } from './change-order'
import { countyOfPosts } from './county-of-posts'
import { findColleagues } from './find-colleagues'
import { findOrder } from './order-repository'

/** To whom an order can be handed over: names and posts, no numbers. */
export const colleagues: Handler<'colleagues'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run({ tx, county, scope, day }, { orderId }) {
    const order = await findOrder(tx, county, orderId)
    if (order === undefined) return refuse(await whyUnseen({ tx, county, scope }, orderId))
    const items = (await findColleagues(tx, order, day)).map((person) => ({
      staffId: staffIdOf(person) ?? '',
      name: person.name,
      roleWords: [...new Set(person.posts.map(({ role }) => ROLE_WORDS[role]))],
    }))
    return ok({ items: items.filter(({ staffId }) => staffId !== order.assigneeId) })
  },
}
