import { ok, refuse, type Result } from '../result'
import type { Day } from '../calendar/day'
import { admit, type MeasureDecision, type MeasureRefusal } from './decision'
import type { Measure, Progress } from './measure'

/** Something was done or paid under a measure. */
export function decideProgress(
  measure: Measure,
  command: Progress & { readonly expectedVersion: number },
  { day }: { readonly day: Day },
): Result<MeasureDecision, MeasureRefusal> {
  const admitted = admit(measure, 'addProgress', command.expectedVersion)
  if (!admitted.ok) return admitted
  const { on, fen } = command
  const note = command.note.trim()
  if (note === '') return refuse('measure.noteMissing', { field: 'done' })
  if (on > day) return refuse('measure.dayInFuture', { day })
  if (measure.startedOn !== null && on < measure.startedOn) {
    return refuse('measure.beforeStart', { day: measure.startedOn })
  }
  const version = measure.version + 1
  return ok({
    measure: { ...measure, state: admitted.value, version },
    progress: { on, note, fen },
    event: { type: 'measure.progress', version, on },
  })
}
