import type { Counts } from '../contract/views'
import { ORDER_STATES, ORDER_STATE_WORDS, type OrderState } from '../domain/order/order'

interface BarPart {
  readonly state: OrderState
  readonly count: number
}

/** Parts of a bar that are there at all, in the order of an order's life. */
export function barParts(counts: Counts): BarPart[] {
  return ORDER_STATES.map((state) => ({ state, count: counts[state] })).filter(({ count }) => count > 0)
}

/** All orders of an area; late ones are already in their state. */
export function totalOf(counts: Counts): number {
  return ORDER_STATES.reduce((sum, state) => sum + counts[state], 0)
}

/** Length of a bar in percent of the longest one of its block, so that all rows share one scale from zero. */
export function barLength(counts: Counts, longest: number): number {
  return longest === 0 ? 0 : (totalOf(counts) / longest) * 100
}

/** A bar as one sentence for a screen reader: 城关镇：待接单3，已接单5，已入户2，已办结40，超时1. */
export function barLabel(name: string, counts: Counts): string {
  if (totalOf(counts) === 0) return `${name}：没有数据`
  const states = ORDER_STATES.map((state) => `${ORDER_STATE_WORDS[state]}${counts[state]}`)
  return `${name}：${[...states, `超时${counts.late}`].join('，')}`
}
