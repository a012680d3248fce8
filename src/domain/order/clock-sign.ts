import { workingDaysBetween } from '../calendar/working-days'
import type { OrderContext } from './deadlines'
import { isLate, type WorkOrder } from './order'

/** How an order stands to its clock; reference: orange on overdue is published (安徽一码申报), the other two are ours. */
export const CLOCK_SIGNS = ['onTime', 'soon', 'late', 'twiceLate'] as const
export type ClockSign = (typeof CLOCK_SIGNS)[number]

/** A colour never speaks alone. */
export const CLOCK_WORDS = {
  onTime: { word: '没到期', colour: null },
  soon: { word: '快到期', colour: 'yellow' },
  late: { word: '已超时', colour: 'orange' },
  twiceLate: { word: '超时一倍', colour: 'red' },
} as const satisfies Record<ClockSign, { word: string; colour: 'yellow' | 'orange' | 'red' | null }>

/** Share of a clock, in percent of its working days, from which it is about to run out. */
const SOON = 75

/** What the clock of an order is read from. */
type Clocked = Pick<WorkOrder, 'state' | 'openedOn' | 'acceptedOn' | 'visitedOn' | 'dueOn'>

/** Computed from the day, never stored; null when no clock runs. */
export function clockSign(order: Clocked, { day, calendar }: Pick<OrderContext, 'day' | 'calendar'>): ClockSign | null {
  const from = startOfClock(order)
  if (from === null) return null
  const length = Math.max(1, workingDaysBetween(calendar, from, order.dueOn))
  const gone = workingDaysBetween(calendar, from, day)
  if (isLate(order, day)) return gone >= 2 * length ? 'twiceLate' : 'late'
  return gone * 100 >= SOON * length ? 'soon' : 'onTime'
}

function startOfClock({ state, openedOn, acceptedOn, visitedOn }: Clocked) {
  return { issued: openedOn, accepted: acceptedOn, visited: visitedOn, closed: null }[state]
}
