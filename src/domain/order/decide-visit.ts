import type { Actor } from '../access/role'
import { ok, refuse, type Result } from '../result'
import { closeBy, type OrderContext } from './deadlines'
import { admit, type OrderDecision, type OrderRefusal } from './decision'
import type { Visit, WorkOrder } from './order'

/** Who went and whom they met, between the day the order opened (again) and today. Recorded late it keeps its own day. */
export function decideVisit(
  order: WorkOrder,
  command: Visit & { readonly expectedVersion: number },
  actor: Actor,
  context: OrderContext,
): Result<OrderDecision, OrderRefusal> {
  const admitted = admit(order, 'recordVisit', command.expectedVersion, actor)
  if (!admitted.ok) return admitted
  const { visitedOn, met } = command
  if (visitedOn > context.day) return refuse('order.visitInFuture', { day: context.day })
  const since = (order.reopenings > 0 ? order.acceptedOn : null) ?? order.openedOn
  if (visitedOn < since) return refuse('order.visitTooEarly', { day: since })
  const version = order.version + 1
  return ok({
    order: {
      ...order,
      state: admitted.value,
      visitedOn,
      visit: { visitedOn, met },
      dueOn: closeBy(visitedOn, context),
      version,
    },
    findings: [],
    event: { type: 'order.visited', version, visitedOn, met },
  })
}
