import { flag, keys, list, nullable, oneOf, parseDocument, text } from '../check'
import { HARDSHIPS, type Hardship } from '../order/order'
import { refuse, type Result } from '../result'

/** A question of the short check, worded so that yes means a hardship. */
export interface SweepQuestion {
  readonly id: string
  /** What a yes is reported as. */
  readonly kind: Hardship
  readonly ask: string
}

/** What a sweep asks in every house: policy data, `config/policies/sweep-questions.json`. */
export interface SweepPolicy {
  readonly meaning: string
  readonly official: boolean
  readonly document: string | null
  readonly note: string
  readonly questions: readonly SweepQuestion[]
}

const policy = keys({
  ...{ meaning: text, official: flag, document: nullable(text), note: text },
  questions: list(keys({ id: text, kind: oneOf(HARDSHIPS), ask: text })),
})

/** Refuses with `sweep-questions-invalid`, details = place → what is wrong there. */
export function parseSweepPolicy(document: unknown): Result<SweepPolicy, 'sweep-questions-invalid'> {
  const parsed = parseDocument<SweepPolicy, 'sweep-questions-invalid'>(policy, document, 'sweep-questions-invalid')
  if (!parsed.ok) return parsed
  const ids = parsed.value.questions.map(({ id }) => id)
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index)
  return twice < 0 ? parsed : refuse('sweep-questions-invalid', { [`/questions/${twice}/id`]: '重复' })
}
