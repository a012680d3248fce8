import type { OrderCard } from '../contract/views'
import type { OrderState } from '../domain/order/order'
import { shortDay } from './day-words'

type Clocked = Pick<OrderCard, 'state' | 'daysLeft' | 'late'>

/** Parts of the inbox, in the order in which they are shown. */
const CLOCK_GROUPS = ['late', 'today', 'soon', 'later'] as const
export type ClockGroup = (typeof CLOCK_GROUPS)[number]

export const CLOCK_GROUP_WORDS = {
  late: '已超时',
  today: '今天到期',
  soon: '三天内',
  later: '以后',
} as const satisfies Record<ClockGroup, string>

const SOON_DAYS = 3

/** A due date is a working day, so no working day left before one that is not late means today. */
export function clockGroup(order: Clocked): ClockGroup {
  if (order.late) return 'late'
  if (order.daysLeft <= 0) return 'today'
  return order.daysLeft <= SOON_DAYS ? 'soon' : 'later'
}

/** What the clock says in words; undefined for a closed order, whose clock has stopped. */
export function findClockWords(order: Clocked): string | undefined {
  if (order.state === 'closed') return undefined
  // Working days: over a weekend none has passed, yet an order that is late is late by one.
  const days = Math.max(1, Math.abs(order.daysLeft))
  const group = clockGroup(order)
  if (group === 'late') return `超${days}天`
  return group === 'today' ? CLOCK_GROUP_WORDS.today : `剩${days}天`
}

/** What has to be done by the due date of each state. */
const DUE_WORDS = {
  issued: '接单',
  accepted: '上门',
  visited: '办结',
} as const satisfies Record<Exclude<OrderState, 'closed'>, string>

/** 11月25日前上门; undefined for a closed order. */
export function findDueWords(order: Pick<OrderCard, 'state' | 'dueOn'>): string | undefined {
  return order.state === 'closed' ? undefined : `${shortDay(order.dueOn)}前${DUE_WORDS[order.state]}`
}

/** Cards by clock group, empty groups left out; inside a group the order in which they came is kept, so that nothing jumps. */
export function groupByClock<T extends Clocked>(cards: readonly T[]): { group: ClockGroup; cards: T[] }[] {
  return CLOCK_GROUPS.map((group) => ({
    group,
    cards: cards.filter((card) => clockGroup(card) === group),
  })).filter(({ cards: found }) => found.length > 0)
}
