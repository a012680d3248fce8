import { staffIdOf } from '../../../src/domain/access/role'
import { decideHandOver } from '../../../src/domain/order/decide-hand-over'
import { refuse } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { changeOrder } from './change-order'
import { countyOfPosts } from './county-of-posts'
import { findColleagues } from './find-colleagues'
import { writeAct } from './order-acts'

export const handOverOrder: Handler<'handOverOrder'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { orderId, to: staffId, reason }) =>
    changeOrder(
      call,
      orderId,
      async (order, expectedVersion) => {
        const to = (await findColleagues(call.tx, order, call.day)).find((person) => staffIdOf(person) === staffId)
        if (to === undefined) return refuse('order.outOfReach', { field: 'to' })
        return decideHandOver(order, { expectedVersion, to, reason }, call.actor)
      },
      async (before, { order: { version } }) => {
        await writeAct(call, before, { kind: 'handOver', version, words: reason, closing: null })
      },
    ),
}
