import type { Day } from '../calendar/day'
import type { Facts } from '../household/facts'

/** planned 已安排 → inForce 落实中 → ended 已结束; what has not begun can be cancelled 已取消. */
export const MEASURE_STATES = ['planned', 'inForce', 'ended', 'cancelled'] as const
export type MeasureState = (typeof MEASURE_STATES)[number]

export const MEASURE_STATE_WORDS = {
  planned: '已安排',
  inForce: '落实中',
  ended: '已结束',
  cancelled: '已取消',
} as const satisfies Record<MeasureState, string>

/** What can be done to a measure; the names are those of the operations in the permission table. */
export const MEASURE_ACTIONS = ['startMeasure', 'addProgress', 'endMeasure', 'cancelMeasure'] as const
export type MeasureAction = (typeof MEASURE_ACTIONS)[number]

/** The whole state machine: where an action leads from a state, null where it is refused. Ended and cancelled are final. */
export const MEASURE_TRANSITIONS = {
  planned: { startMeasure: 'inForce', addProgress: null, endMeasure: null, cancelMeasure: 'cancelled' },
  inForce: { startMeasure: null, addProgress: 'inForce', endMeasure: 'ended', cancelMeasure: null },
  ended: { startMeasure: null, addProgress: null, endMeasure: null, cancelMeasure: null },
  cancelled: { startMeasure: null, addProgress: null, endMeasure: null, cancelMeasure: null },
} as const satisfies Record<MeasureState, Record<MeasureAction, MeasureState | null>>

/** Help for one household, as its state machine sees it. */
export interface Measure {
  readonly measureId: string
  readonly householdId: string
  readonly villageCode: string
  /** Class and item of the catalogue. */
  readonly code: string
  readonly item: string
  /** Rules that it answered by the catalogue of the day on which it was planned: a later catalogue does not rewrite it. */
  readonly answers: readonly string[]
  /** Who is responsible. */
  readonly department: string
  readonly state: MeasureState
  readonly plannedOn: Day
  /** By when it should begin. */
  readonly startBy: Day
  /** Last day of its term; null when it has none. */
  readonly until: Day | null
  readonly startedOn: Day | null
  readonly endedOn: Day | null
  /** Why it ended or was cancelled: words for people, sealed where they are kept. */
  readonly reason: string | null
  readonly version: number
}

/** What was done under a measure. Amount in fen; null where no money was given. */
export interface Progress {
  readonly on: Day
  readonly note: string
  readonly fen: number | null
}

/**
 * A measure as scoring asks for it (rule A09): from the day on which help began to the last day on which it lasts. Its term
 * ends it by itself; nobody has to write so on that day. Undefined for help that never began.
 */
export function asHelp({ startedOn, endedOn, until, answers }: Measure): Facts['measures'][number] | undefined {
  if (startedOn === null) return undefined
  return { from: startedOn, until: endedOn ?? until, answers }
}

export function isInForce(measure: Measure, day: Day): boolean {
  const help = asHelp(measure)
  return help !== undefined && help.from <= day && (help.until === null || help.until >= day)
}
