import type { Actor } from '../access/role'
import { ok, type Result } from '../result'
import { admit, type OrderDecision, type OrderRefusal } from './decision'
import type { WorkOrder } from './order'

/**
 * A reminder from above. The order keeps its version: a visit that a cadre has recorded without a network must not become stale
 * because somebody was impatient.
 */
export function decideUrge(
  order: WorkOrder,
  { expectedVersion }: { readonly expectedVersion: number },
  actor: Actor,
): Result<OrderDecision, OrderRefusal> {
  const admitted = admit(order, 'urgeOrder', expectedVersion, actor)
  if (!admitted.ok) return admitted
  return ok({ order, findings: [], event: { type: 'order.urged', version: order.version } })
}
