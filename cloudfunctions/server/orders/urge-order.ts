import { decideUrge } from '../../../src/domain/order/decide-urge'
import { ok, refuse } from '../../../src/domain/result'
import { changeVersioned } from '../change-versioned'
import type { Handler } from '../handler'
import { workOrders } from './change-order'
import { countyOfPosts } from './county-of-posts'
import { orderEvent } from './order-event'
import { lockOrder } from './order-repository'
import { writeAct } from './order-acts'

/** Nothing is written over the version, so the order is locked instead: who has closed it is not urged any more. */
const lockedOrders: typeof workOrders = {
  ...workOrders,
  find: ({ tx, county }, orderId) => lockOrder(tx, county, orderId),
  write: () => Promise.resolve(true),
}

/** A reminder about a case, never about a person's speed: counted and shown with the order, whose row stays as it is. */
export const urgeOrder: Handler<'urgeOrder'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { orderId }) {
    const urged = await changeVersioned(call, lockedOrders, orderId, (order, expectedVersion) =>
      decideUrge(order, { expectedVersion }, call.actor),
    )
    if (!urged.ok) return urged
    const { order, event } = urged.value.decided
    const { state, version, dueOn } = order
    if (!(await writeAct(call, order, { kind: 'urge', version, words: null, closing: null })))
      return refuse('order.urgedToday')
    call.record(orderEvent(order, event))
    return ok({ orderId, state, version, dueOn })
  },
}
