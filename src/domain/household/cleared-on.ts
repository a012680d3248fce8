import type { Day } from '../calendar/day'
import type { Span } from './facts'

/** The last day on which a clearance was announced; null when there was none. */
export function clearedOn(monitored: readonly Span[]): Day | null {
  return monitored.reduce<Day | null>((last, { until }) => (last === null || (until ?? '') > last ? until : last), null)
}
