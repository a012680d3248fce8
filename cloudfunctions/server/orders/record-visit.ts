import { isDay } from '../../../src/domain/calendar/day'
import { decideVisit } from '../../../src/domain/order/decide-visit'
import { refuse } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { changeOrder } from './change-order'
import { countyOfPosts } from './county-of-posts'
import { writeOrderWords } from './order-words'

export const recordVisit: Handler<'recordVisit'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { orderId, note, ...visit }) {
    if (!isDay(visit.visitedOn)) return refuse('day.invalid', { date: visit.visitedOn })
    return changeOrder(
      call,
      orderId,
      (order, expectedVersion, context) => decideVisit(order, { ...visit, expectedVersion }, call.actor, context),
      () => writeOrderWords(call, orderId, { note }),
    )
  },
}
