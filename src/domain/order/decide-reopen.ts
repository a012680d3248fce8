import type { Actor } from '../access/role'
import { ok, refuse, type Result } from '../result'
import { visitBy, type OrderContext } from './deadlines'
import { admit, type OrderDecision, type OrderRefusal } from './decision'
import type { WorkOrder } from './order'

/** How the household stands beside the closed order. */
interface Standing {
  /** A later report or score has opened another order: it is the one to go on with. */
  readonly anotherOpen: boolean
  /** Identification has begun: what was found is weighed there. */
  readonly inCase: boolean
}

/**
 * The township wants it looked at again: back to whoever closed it, with a new clock for a new visit. What the first closing
 * found no longer keeps anything silent, since findings stand only as long as their closing does.
 */
export function decideReopen(
  order: WorkOrder,
  command: { readonly expectedVersion: number; readonly reason: string },
  { anotherOpen, inCase }: Standing,
  actor: Actor,
  context: OrderContext,
): Result<OrderDecision, OrderRefusal> {
  const admitted = admit(order, 'reopenOrder', command.expectedVersion, actor)
  if (!admitted.ok) return admitted
  if (command.reason.trim() === '') return refuse('order.actReasonMissing', { field: 'reason' })
  if (inCase) return refuse('order.inCase')
  if (anotherOpen) return refuse('order.anotherOpen')
  const version = order.version + 1
  return ok({
    order: {
      ...order,
      state: admitted.value,
      acceptedOn: context.day,
      dueOn: visitBy(order.hits, context.day, context),
      ...{ visitedOn: null, visit: null, closedOn: null, outcome: null },
      reopenings: order.reopenings + 1,
      version,
    },
    findings: [],
    event: { type: 'order.reopened', version },
  })
}
