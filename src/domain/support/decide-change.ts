import type { Day } from '../calendar/day'
import { ok, refuse, type Result } from '../result'
import { admit, type MeasureDecision, type MeasureRefusal } from './decision'
import type { Measure } from './measure'

/** What is done to a measure: the day on which it happened, and words about it, for what takes them. */
export type MeasureChange =
  | { readonly action: 'startMeasure'; readonly on: Day }
  | { readonly action: 'addProgress'; readonly on: Day; readonly words: string; readonly fen: number | null }
  | { readonly action: 'endMeasure'; readonly on: Day; readonly words: string }
  | { readonly action: 'cancelMeasure'; readonly words: string }

/**
 * Help begins, goes on, ends (`on` is its last day), or does not come. It may have begun before it was planned: after a disaster
 * help comes first and the papers follow. What has begun is ended and not cancelled, so that the days on which it helped stay true.
 */
export function decideChange(
  measure: Measure,
  change: MeasureChange,
  expectedVersion: number,
  { day }: { readonly day: Day },
): Result<MeasureDecision, MeasureRefusal> {
  const admitted = admit(measure, change.action, expectedVersion)
  if (!admitted.ok) return admitted
  const told = checkWords(change)
  if (!told.ok) return told
  const happened = checkDay(measure, change, day)
  if (!happened.ok) return happened
  const version = measure.version + 1
  const next = { ...measure, state: admitted.value, version }
  const reason = told.value
  switch (change.action) {
    case 'startMeasure': {
      const { on: startedOn } = change
      return ok({
        measure: { ...next, startedOn },
        progress: null,
        event: { type: 'measure.started', version, startedOn },
      })
    }
    case 'addProgress': {
      const { on, fen } = change
      return ok({
        measure: next,
        progress: { on, note: reason, fen },
        event: { type: 'measure.progress', version, on },
      })
    }
    case 'endMeasure': {
      const { on: endedOn } = change
      return ok({
        measure: { ...next, endedOn, reason },
        progress: null,
        event: { type: 'measure.ended', version, endedOn },
      })
    }
    case 'cancelMeasure':
      return ok({ measure: { ...next, reason }, progress: null, event: { type: 'measure.cancelled', version } })
  }
}

/** The words without blanks around them; empty for what takes none. */
function checkWords(change: MeasureChange): Result<string, MeasureRefusal> {
  if (change.action === 'startMeasure') return ok('')
  const words = change.words.trim()
  if (words !== '') return ok(words)
  return change.action === 'addProgress'
    ? refuse('measure.noteMissing', { field: 'done' })
    : refuse('measure.reasonMissing', { field: 'reason' })
}

/** Not ahead, and within the term. */
function checkDay({ startedOn, until }: Measure, change: MeasureChange, day: Day): Result<null, MeasureRefusal> {
  if (change.action === 'cancelMeasure') return ok(null)
  const { on } = change
  if (on > day) return refuse('measure.dayInFuture', { day })
  if (startedOn !== null && on < startedOn) return refuse('measure.beforeStart', { day: startedOn })
  const isTooLate = change.action === 'startMeasure' && until !== null && until < on
  return isTooLate ? refuse('measure.untilBeforeStart', { day: on }) : ok(null)
}
