import type { OrderCard } from '../contract/views'
import { ORDER_STATE_WORDS, type OrderState } from '../domain/order/order'
import { clockGroup, findClockWords, type ClockGroup } from './clock'
import { Tag, type TagTone } from './tag'

const STATE_TONES = {
  issued: 'blue',
  accepted: 'blue',
  visited: 'blue',
  closed: 'grey',
} as const satisfies Record<OrderState, TagTone>

const CLOCK_TONES = {
  late: 'orange',
  today: 'yellow',
  soon: 'yellow',
  later: 'grey',
} as const satisfies Record<ClockGroup, TagTone>

export function StateTag({ state }: Pick<OrderCard, 'state'>) {
  return <Tag tone={STATE_TONES[state]}>{ORDER_STATE_WORDS[state]}</Tag>
}

/** How much time is left; nothing for a closed order. */
export function ClockTag({ order }: { order: Pick<OrderCard, 'state' | 'daysLeft' | 'late'> }) {
  const words = findClockWords(order)
  return words === undefined ? null : <Tag tone={CLOCK_TONES[clockGroup(order)]}>{words}</Tag>
}

/** The core hits by name, since colour and number of lamps alone would understate them. A closed order presses nobody. */
export function UrgentTags({ order }: { order: Pick<OrderCard, 'state' | 'urgent'> }) {
  if (order.state === 'closed') return null
  return order.urgent.map((kind) => (
    <Tag key={kind} tone="red">
      {urgentWords(kind)}
    </Tag>
  ))
}

/** 急：教育 */
export function urgentWords(kind: string): string {
  return `急：${kind}`
}
