import { mayInVillage } from '../access/permission-table'
import { staffIdOf, type Actor } from '../access/role'
import { ok, refuse, type Result } from '../result'
import { admit, type OrderDecision, type OrderRefusal } from './decision'
import type { WorkOrder } from './order'

interface HandOverCommand {
  readonly expectedVersion: number
  /** Who shall have it. */
  readonly to: Actor
  readonly reason: string
}

/** The order goes to somebody else who could have accepted it. Its clocks go on: a household waits no longer because of it. */
export function decideHandOver(
  order: WorkOrder,
  { expectedVersion, to, reason }: HandOverCommand,
  actor: Actor,
): Result<OrderDecision, OrderRefusal> {
  const admitted = admit(order, 'handOverOrder', expectedVersion, actor)
  if (!admitted.ok) return admitted
  if (reason.trim() === '') return refuse('order.actReasonMissing', { field: 'reason' })
  if (!mayInVillage(to, 'acceptOrder', order.villageCode, order.level))
    return refuse('order.outOfReach', { field: 'to' })
  if (staffIdOf(to) === order.assigneeId) return refuse('order.handedToSame', { field: 'to', who: to.name })
  const version = order.version + 1
  return ok({
    order: { ...order, state: admitted.value, assigneeId: staffIdOf(to), assigneeName: to.name, version },
    findings: [],
    event: { type: 'order.handedOver', version },
  })
}
