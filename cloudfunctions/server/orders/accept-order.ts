import { decideAccept } from '../../../src/domain/order/decide-accept'
import type { Handler } from '../handler'
import { changeOrder } from './change-order'
import { countyOfPosts } from './county-of-posts'

export const acceptOrder: Handler<'acceptOrder'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { orderId }) =>
    changeOrder(call, orderId, (order, expectedVersion, context) =>
      decideAccept(order, { expectedVersion }, call.actor, context),
    ),
}
