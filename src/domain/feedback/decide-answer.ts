import type { Day } from '../calendar/day'
import { ok, refuse, type Result } from '../result'
import { CORRECTION_STATE_WORDS, CORRECTION_TRANSITIONS, type Correction } from './correction'

export type CorrectionRefusal = 'correction.stale' | 'correction.wrongState' | 'correction.answerMissing'

/** What a correction leaves in the history of its county. */
export interface CorrectionEvent {
  readonly type: 'correction.answered'
  readonly version: number
  readonly feed: string
}

/** What an answer makes of a correction. */
export interface Answered {
  readonly correction: Correction
  readonly event: CorrectionEvent
}

/**
 * The department says what it did, or why its record stands. The visit's finding stays as it is: the record counts again when
 * it is delivered with another content.
 */
export function decideAnswer(
  correction: Correction,
  command: { readonly expectedVersion: number; readonly answer: string },
  { day }: { readonly day: Day },
): Result<Answered, CorrectionRefusal> {
  const state = CORRECTION_STATE_WORDS[correction.state]
  if (command.expectedVersion !== correction.version) {
    return refuse('correction.stale', { state, version: correction.version })
  }
  const next = CORRECTION_TRANSITIONS[correction.state].answerCorrection
  if (next === null) return refuse('correction.wrongState', { state, version: correction.version })
  const answer = command.answer.trim()
  if (answer === '') return refuse('correction.answerMissing', { field: 'answer' })
  const version = correction.version + 1
  return ok({
    correction: { ...correction, state: next, closedOn: day, answer, version },
    event: { type: 'correction.answered', version, feed: correction.feed },
  })
}
