import { decideReopen } from '../../../src/domain/order/decide-reopen'
import type { Handler } from '../handler'
import { changeOrder } from './change-order'
import { countyOfPosts } from './county-of-posts'
import { findOpenOrder } from './order-repository'
import { isInCase } from './is-in-case'
import { writeReopening } from './write-reopening'

export const reopenOrder: Handler<'reopenOrder'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { orderId, reason }) =>
    changeOrder(
      call,
      orderId,
      async (order, expectedVersion, context) => {
        const other = await findOpenOrder(call.tx, call.county, order.householdId)
        const standing = {
          anotherOpen: other !== undefined && other.orderId !== orderId,
          inCase: await isInCase(call.tx, call.county, order.householdId),
        }
        return decideReopen(order, { expectedVersion, reason }, standing, call.actor, context)
      },
      (before) => writeReopening(call, before, reason),
    ),
}
