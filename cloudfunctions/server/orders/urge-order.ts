import { decideUrge } from '../../../src/domain/order/decide-urge'
import { ok, refuse } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { loadForChange, withWho } from './change-order'
import { countyOfPosts } from './county-of-posts'
import { orderEvent } from './order-event'
import { writeAct } from './order-acts'

/** A reminder about a case, never about a person's speed: counted and shown with the order, whose row stays as it is. */
export const urgeOrder: Handler<'urgeOrder'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { orderId }) {
    const loaded = await loadForChange(call, orderId)
    if (!loaded.ok) return loaded
    const { order, expectedVersion } = loaded.value
    const decided = decideUrge(order, { expectedVersion }, call.actor)
    if (!decided.ok) return { ok: false, refusal: await withWho(call, order, decided.refusal) }
    const { state, version, dueOn } = order
    if (!(await writeAct(call, order, { kind: 'urge', version, words: null, closing: null })))
      return refuse('order.urgedToday')
    call.record(orderEvent(order, decided.value.event))
    return ok({ orderId, state, version, dueOn })
  },
}
