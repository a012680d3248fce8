import type { Day } from '../calendar/day'
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-days'
import { isLate, type WorkOrder } from './order'

/** Length of each clock in working days, `config/policies/deadlines.json` (docs/decisions/0003). */
interface Deadlines {
  readonly accept: number
  readonly visit: number
  /** Instead of `visit` when a core indicator is hit. */
  readonly visitCore: number
  readonly close: number
  /** The township's answer to whoever objects to a result. */
  readonly objection: number
}

/** What time means where a decision is made: the business day, the clocks and the working days they count. */
export interface OrderContext {
  readonly day: Day
  readonly deadlines: Deadlines
  readonly calendar: WorkingCalendar
}

/** Last day to take an order that opens on the day. */
export function acceptBy({ day, deadlines, calendar }: OrderContext): Day {
  return addWorkingDays(calendar, day, deadlines.accept)
}

/** Last day of the visit when its clock starts on `from`. */
export function visitBy(hits: WorkOrder['hits'], from: Day, { deadlines, calendar }: OrderContext): Day {
  const core = hits.some((hit) => hit.core && hit.points > 0)
  return addWorkingDays(calendar, from, core ? deadlines.visitCore : deadlines.visit)
}

/** Last day of the result. The clock starts with the visit itself: who records it late wins no time. */
export function closeBy(visitedOn: Day, { deadlines, calendar }: OrderContext): Day {
  return addWorkingDays(calendar, visitedOn, deadlines.close)
}

/**
 * The day by which somebody comes or calls, as a receipt says it for an open order: the accept clock and the visit clock one
 * after the other. A clock that has run out is no promise any more; then the step counts anew from the day.
 */
export function promisedOn(order: Pick<WorkOrder, 'state' | 'dueOn' | 'hits'>, context: OrderContext): Day {
  const late = isLate(order, context.day)
  if (order.state === 'issued') return visitBy(order.hits, late ? context.day : order.dueOn, context)
  if (!late) return order.dueOn
  return order.state === 'accepted' ? visitBy(order.hits, context.day, context) : closeBy(context.day, context)
}
