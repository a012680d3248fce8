/** What a condition leaves open of one thing: numbers between two ends, or some words. */
export type Bounds = Range | Words

/** From `low` to `high`; an open end is not part of it. */
export interface Range {
  readonly kind: 'range'
  readonly low: number
  readonly high: number
  readonly lowOpen: boolean
  readonly highOpen: boolean
}

/** These words, or when `except` all but these. */
interface Words {
  readonly kind: 'words'
  readonly words: readonly string[]
  readonly except: boolean
}

export function atLeast(low: number, open = false): Range {
  return { kind: 'range', low, high: Infinity, lowOpen: open, highOpen: true }
}

export function atMost(high: number, open = false): Range {
  return { kind: 'range', low: -Infinity, high, lowOpen: true, highOpen: open }
}

/** What is left when both hold; null when nothing is, or when they do not speak of the same. */
export function meet(a: Bounds, b: Bounds): Bounds | null {
  if (a.kind === 'range' && b.kind === 'range') return meetRanges(a, b)
  if (a.kind === 'words' && b.kind === 'words') return meetWords(a, b)
  return null
}

/** What of a thing fulfils the opposite; undefined for a range of two ends, whose opposite is in two parts. */
export function opposite(bounds: Bounds): Bounds | undefined {
  if (bounds.kind === 'words') return { ...bounds, except: !bounds.except }
  if (bounds.high === Infinity) return atMost(bounds.low, !bounds.lowOpen)
  return bounds.low === -Infinity ? atLeast(bounds.high, !bounds.highOpen) : undefined
}

function meetRanges(a: Range, b: Range): Range | null {
  const low = Math.max(a.low, b.low)
  const high = Math.min(a.high, b.high)
  const lowOpen = [a, b].some((range) => range.low === low && range.lowOpen)
  const highOpen = [a, b].some((range) => range.high === high && range.highOpen)
  if (low > high || (low === high && (lowOpen || highOpen))) return null
  return { kind: 'range', low, high, lowOpen, highOpen }
}

function meetWords(a: Words, b: Words): Words | null {
  if (a.except && b.except) return { ...a, words: [...a.words, ...b.words] }
  const [only, other] = a.except ? [b, a] : [a, b]
  const words = only.words.filter((word) => other.words.includes(word) !== other.except)
  return words.length === 0 ? null : { kind: 'words', words, except: false }
}
