import { staffIdOf, type Actor } from '../access/role'
import { ok, type Result } from '../result'
import { visitBy, type OrderContext } from './deadlines'
import { admit, type OrderDecision, type OrderRefusal } from './decision'
import type { WorkOrder } from './order'

/** Somebody takes the order: it is theirs from now on, and the clock of the visit starts. */
export function decideAccept(
  order: WorkOrder,
  command: { readonly expectedVersion: number },
  actor: Actor,
  context: OrderContext,
): Result<OrderDecision, OrderRefusal> {
  const admitted = admit(order, 'acceptOrder', command.expectedVersion, actor)
  if (!admitted.ok) return admitted
  const version = order.version + 1
  return ok({
    order: {
      ...order,
      state: admitted.value,
      acceptedOn: context.day,
      assigneeId: staffIdOf(actor),
      assigneeName: actor.name,
      dueOn: visitBy(order.hits, context.day, context),
      version,
    },
    findings: [],
    event: { type: 'order.accepted', version },
  })
}
