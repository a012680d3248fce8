import { ok, refuse, type Result } from '../result'
import { admit, type MeasureDecision, type MeasureRefusal } from './decision'
import type { Measure } from './measure'

/** What was arranged does not come. What has begun is ended instead, so that the days on which it helped stay true. */
export function decideCancel(
  measure: Measure,
  command: { readonly expectedVersion: number; readonly reason: string },
): Result<MeasureDecision, MeasureRefusal> {
  const admitted = admit(measure, 'cancelMeasure', command.expectedVersion)
  if (!admitted.ok) return admitted
  const reason = command.reason.trim()
  if (reason === '') return refuse('measure.reasonMissing', { field: 'reason' })
  const version = measure.version + 1
  return ok({
    measure: { ...measure, state: admitted.value, reason, version },
    progress: null,
    event: { type: 'measure.cancelled', version },
  })
}
