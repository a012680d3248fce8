import type { Day } from '../calendar/day'
import { ok, refuse, type Result } from '../result'
import {
  MEASURE_ACTIONS,
  MEASURE_STATE_WORDS,
  MEASURE_TRANSITIONS,
  type Measure,
  type MeasureAction,
  type MeasureState,
  type Progress,
} from './measure'

/** What a measure leaves in the history of its county. Nobody's words get in: history cannot be corrected. */
export type MeasureEvent =
  | { readonly type: 'measure.planned'; readonly version: number; readonly code: string }
  | { readonly type: 'measure.started'; readonly version: number; readonly startedOn: Day }
  | { readonly type: 'measure.progress'; readonly version: number; readonly on: Day }
  | { readonly type: 'measure.ended'; readonly version: number; readonly endedOn: Day }
  | { readonly type: 'measure.cancelled'; readonly version: number }

/** What a command makes of a measure: its next row, the entry to keep if it made one, and the one event. */
export interface MeasureDecision {
  readonly measure: Measure
  readonly progress: Progress | null
  readonly event: MeasureEvent
}

export type MeasureRefusal =
  | 'measure.classUnknown'
  | 'measure.itemUnknown'
  | 'measure.twice'
  | 'measure.stale'
  | 'measure.wrongState'
  | 'measure.dayInFuture'
  | 'measure.beforeStart'
  | 'measure.untilBeforeStart'
  | 'measure.reasonMissing'
  | 'measure.noteMissing'

/**
 * Whether the action fits the measure; on success the state that it leads to. The version is compared before the state:
 * whoever acts on an old view should see what has changed. Who may act and where is asked before: a measure has no owner.
 */
export function admit(
  measure: Measure,
  action: MeasureAction,
  expectedVersion: number,
): Result<MeasureState, MeasureRefusal> {
  const state = MEASURE_STATE_WORDS[measure.state]
  if (expectedVersion !== measure.version) return refuse('measure.stale', { state, version: measure.version })
  const next = MEASURE_TRANSITIONS[measure.state][action]
  return next === null ? refuse('measure.wrongState', { state, version: measure.version }) : ok(next)
}

/** What fits the measure now. */
export function fittingActions(measure: Measure): readonly MeasureAction[] {
  return MEASURE_ACTIONS.filter((action) => MEASURE_TRANSITIONS[measure.state][action] !== null)
}
