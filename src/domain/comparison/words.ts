import { ok, refuse, type Result } from '../result'
import { halfWidth } from './text'

/** One of the words that the column allows. */
export function parseWord(text: string, allowed: readonly string[]): Result<string, 'row.wordUnknown'> {
  if (allowed.includes(text)) return ok(text)
  const word = halfWidth(text)
  return allowed.includes(word) ? ok(word) : refuse('row.wordUnknown', { allowed: allowed.join('、') })
}

/** Several of the allowed words, written one after another with `、`; each is kept once, in the order of the column. */
export function parseWords(text: string, allowed: readonly string[]): Result<readonly string[], 'row.wordUnknown'> {
  const words = halfWidth(text)
    .split('、')
    .map((word) => word.trim())
  if (words.some((word) => !allowed.includes(word))) return refuse('row.wordUnknown', { allowed: allowed.join('、') })
  return ok(allowed.filter((word) => words.includes(word)))
}
