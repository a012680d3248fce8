import type { OrderDetail } from '../../../src/contract/views'
import type { Day } from '../../../src/domain/calendar/day'
import { TOLD_EVENTS, tellEvent, type EntryKind } from '../../../src/domain/history/event-sentences'
import type { WorkOrder } from '../../../src/domain/order/order'
import type { Tx } from '../database/scope'
import type { Call } from '../handler'
import { EVENT_NAMES } from '../history/event-names'
import type { OrderAct } from './order-acts'

type Told = OrderDetail['history'][number]

/** What became of an order, oldest first, in words. Who reported is never told: a report comes from 群众, whoever sent it. */
export async function tellHistory(
  { tx, county }: Pick<Call, 'tx' | 'county'>,
  order: WorkOrder,
  acts: readonly OrderAct[],
): Promise<Told[]> {
  const events = await findEvents(tx, county, order)
  return events.map((event) => ({ on: event.on, ...tell(event, order, acts) }))
}

interface Happened {
  readonly type: string
  readonly on: Day
  readonly payload: Readonly<Record<string, unknown>>
}

async function findEvents(tx: Tx, county: string, order: WorkOrder): Promise<readonly Happened[]> {
  return tx
    .selectFrom('event')
    .select(['type', 'happened_on as on', 'payload'])
    .where('county_code', '=', county)
    .where('household_id', '=', order.householdId)
    .where('subject_id', '=', order.orderId)
    .where('type', 'in', TOLD_EVENTS)
    .orderBy('seq')
    .execute()
}

function tell({ type, on, payload }: Happened, order: WorkOrder, acts: readonly OrderAct[]): Omit<Told, 'on'> {
  const version = Number(payload['version'])
  // Only the assignee of the time accepts, visits and closes.
  const assignee = assigneeAt(version, order, acts)
  const above = acts.find((one) => one.version === version && one.on === on && ACT_EVENTS[one.kind] === type)?.by
  if (type === 'order.handedOver') return { what: `转交给${assignee}`, who: above ?? '' }
  const { kind, says: what } = tellEvent(type, payload, EVENT_NAMES)
  const opens = type === 'order.issued' || type === 'order.joined'
  return { what, who: above ?? (opens ? openerOf(kind) : assignee) }
}

function openerOf(kind: EntryKind): string {
  if (kind === 'sweep') return '集中排查'
  return kind === 'report' ? '群众' : '系统'
}

const ACT_EVENTS = {
  handOver: 'order.handedOver',
  reopen: 'order.reopened',
  urge: 'order.urged',
} as const satisfies Record<OrderAct['kind'], string>

/** Whose the order was at a version: whoever handed it over next, or whoever has it now. */
function assigneeAt(version: number, order: WorkOrder, acts: readonly OrderAct[]): string {
  const next = acts.find((act) => act.kind === 'handOver' && act.version > version)
  return (next === undefined ? order.assigneeName : next.assigneeBefore) ?? ''
}
