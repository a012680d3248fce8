import type { Day } from '../calendar/day'
import { ok, refuse, type Result } from '../result'
import { admit, type MeasureDecision, type MeasureRefusal } from './decision'
import type { Measure } from './measure'

/** Help ends: `endedOn` is its last day. */
export function decideEnd(
  measure: Measure,
  command: { readonly expectedVersion: number; readonly endedOn: Day; readonly reason: string },
  { day }: { readonly day: Day },
): Result<MeasureDecision, MeasureRefusal> {
  const admitted = admit(measure, 'endMeasure', command.expectedVersion)
  if (!admitted.ok) return admitted
  const { endedOn } = command
  const reason = command.reason.trim()
  if (reason === '') return refuse('measure.reasonMissing', { field: 'reason' })
  if (endedOn > day) return refuse('measure.dayInFuture', { day })
  if (measure.startedOn !== null && endedOn < measure.startedOn) {
    return refuse('measure.beforeStart', { day: measure.startedOn })
  }
  const version = measure.version + 1
  return ok({
    measure: { ...measure, state: admitted.value, endedOn, reason, version },
    progress: null,
    event: { type: 'measure.ended', version, endedOn },
  })
}
