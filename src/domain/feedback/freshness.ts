import type { Day } from '../calendar/day'
import { addDays } from '../calendar/day-number'

/** never 没有收到过, fresh 新, stale 旧. */
export const FRESHNESS_STATES = ['never', 'fresh', 'stale'] as const

/** How old what a county knows from a feed is (数据新鲜度). */
export interface Freshness {
  readonly state: (typeof FRESHNESS_STATES)[number]
  /** Day of the last delivery; null when there was none. */
  readonly lastOn: Day | null
  /** For beside the evidence. */
  readonly says: string
}

/** Days between two deliveries by feed id: `config/policies/freshness.json`. A feed without an entry never grows stale. */
export type Rhythm = Readonly<Record<string, number>>

/** Fresh until its rhythm has passed since the last delivery, that day included. */
export function freshnessOf(feed: string, lastOn: Day | null, rhythm: Rhythm, day: Day): Freshness {
  if (lastOn === null) return { state: 'never', lastOn, says: '县里还没有收到过这项数据。' }
  const days = rhythm[feed]
  if (days === undefined || day <= addDays(lastOn, days)) return { state: 'fresh', lastOn, says: `${lastOn} 收到。` }
  return { state: 'stale', lastOn, says: `${lastOn} 收到，之后超过 ${days} 天没有再送，可能已经变了。` }
}
