import { decideClose } from '../../../src/domain/order/decide-close'
import { openCorrections } from '../feedback/open-corrections'
import type { Handler } from '../handler'
import { changeOrder } from './change-order'
import { countyOfPosts } from './county-of-posts'
import { writeOrderWords } from './order-words'
import { writeClosing } from './write-closing'

export const closeOrder: Handler<'closeOrder'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { orderId, ...closing }) =>
    changeOrder(
      call,
      orderId,
      (order, expectedVersion, context) => decideClose(order, { ...closing, expectedVersion }, call.actor, context),
      async (_before, decided) => {
        await writeOrderWords(call, orderId, { reason: closing.reason })
        await openCorrections(call, decided, closing.reason)
        // Last: the tally of the village is what two closings at once wait for.
        await writeClosing(call, decided)
      },
    ),
}
