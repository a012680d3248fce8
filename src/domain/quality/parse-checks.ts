import { be, flag, keys, list, nullable, oneOf, parseDocument, text } from '../check'
import type { Result } from '../result'
import { condition } from '../rulebook/grammar'
import { namedParts } from '../rulebook/parse-rulebook'
import { SEVERITIES, type QualityBook } from './quality-check'

const checks = keys({
  meaning: text,
  official: flag,
  document: nullable(text),
  note: text,
  ...namedParts,
  checks: list(
    keys({
      id: be((value) => typeof value === 'string' && /^Q\d{2}$/.test(value), ' Q 加两位数字'),
      name: text,
      severity: oneOf(SEVERITIES),
      mendAt: be((value) => typeof value === 'string' && /^\w+\.\w+$/.test(value), '数据来源加一个点和字段'),
      when: condition,
      says: text,
      mend: text,
    }),
  ),
})

/** Refuses with `checks-invalid`, details = place → what is wrong there; whether names exist is for `compileChecks` to say. */
export function parseChecks(document: unknown): Result<QualityBook, 'checks-invalid'> {
  return parseDocument(checks, document, 'checks-invalid')
}
