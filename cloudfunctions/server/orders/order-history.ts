import type { OrderDetail } from '../../../src/contract/views'
import { OUTCOME_WORDS, OUTCOMES, type WorkOrder } from '../../../src/domain/order/order'
import type { Tx } from '../database/scope'

type Told = OrderDetail['history'][number]

/** What became of an order, oldest first, in words. Who reported is never told: a report comes from 群众, whoever sent it. */
export async function tellHistory(tx: Tx, county: string, order: WorkOrder): Promise<Told[]> {
  const events = await tx
    .selectFrom('event')
    .select(['type', 'happened_on', 'payload'])
    .where('county_code', '=', county)
    .where('household_id', '=', order.householdId)
    .where('subject_id', '=', order.orderId)
    .orderBy('seq')
    .execute()
  return events.map(({ type, happened_on: on, payload }) => ({ on, ...tell(type, payload, order) }))
}

/** Name of the person (or the system, or 群众) behind the order's present version. */
export async function whoChangedLast(tx: Tx, county: string, order: WorkOrder): Promise<string> {
  const told = await tellHistory(tx, county, order)
  return told.at(-1)?.who ?? '系统'
}

function tell(type: string, payload: Readonly<Record<string, unknown>>, order: WorkOrder): Omit<Told, 'on'> {
  const reported = payload['by'] === 'report'
  // Only the assignee accepts, visits and closes.
  const who = order.assigneeName ?? ''
  switch (type) {
    case 'order.issued':
      return reported ? { what: '群众反映，出工单', who: '群众' } : { what: '评分达到出单线，出工单', who: '系统' }
    case 'order.joined':
      return reported ? { what: '群众反映，并入这张工单', who: '群众' } : { what: '新的线索并入这张工单', who: '系统' }
    case 'order.accepted':
      return { what: '接单', who }
    case 'order.visited':
      return { what: '入户核实', who }
    case 'order.closed':
      return { what: `办结：${outcomeWord(payload['outcome'])}`, who }
    default:
      return { what: type, who: '系统' }
  }
}

function outcomeWord(outcome: unknown): string {
  const known = OUTCOMES.find((one) => one === outcome)
  return known === undefined ? '' : OUTCOME_WORDS[known]
}
