import type { Day } from '../calendar/day'
import { ok, refuse, type Result } from '../result'
import { admit, type MeasureDecision, type MeasureRefusal } from './decision'
import type { Measure } from './measure'

/** Help has begun. It may have begun before it was planned: after a disaster help comes first and the papers follow. */
export function decideStart(
  measure: Measure,
  command: { readonly expectedVersion: number; readonly startedOn: Day },
  { day }: { readonly day: Day },
): Result<MeasureDecision, MeasureRefusal> {
  const admitted = admit(measure, 'startMeasure', command.expectedVersion)
  if (!admitted.ok) return admitted
  const { startedOn } = command
  if (startedOn > day) return refuse('measure.dayInFuture', { day })
  if (measure.until !== null && measure.until < startedOn) return refuse('measure.untilBeforeStart', { day: startedOn })
  const version = measure.version + 1
  return ok({
    measure: { ...measure, state: admitted.value, startedOn, version },
    progress: null,
    event: { type: 'measure.started', version, startedOn },
  })
}
