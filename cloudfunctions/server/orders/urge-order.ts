import { decideUrge } from '../../../src/domain/order/decide-urge'
import { ok, refuse } from '../../../src/domain/result'
import { changeVersioned } from '../change-versioned'
import type { Handler } from '../handler'
import { workOrders } from './change-order'
import { countyOfPosts } from './county-of-posts'
import { orderEvent } from './order-event'
import { writeAct } from './order-acts'

/** A reminder about a case, never about a person's speed: counted and shown with the order, whose row stays as it is. */
export const urgeOrder: Handler<'urgeOrder'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { orderId }) {
    const unwritten = { ...workOrders, write: () => Promise.resolve(true) }
    const urged = await changeVersioned(call, unwritten, orderId, (order, expectedVersion) =>
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
