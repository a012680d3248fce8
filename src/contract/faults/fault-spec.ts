/** The kind alone tells the client what to do: mend the input, stop, look again, wait and retry. */
export type FaultKind = 'input' | 'denied' | 'missing' | 'conflict' | 'limit' | 'unavailable' | 'internal'

export interface FaultSpec {
  readonly kind: FaultKind
  /** What happened and that nothing is lost; `{name}` is filled from `details`. Plain words, at most twenty characters a sentence. */
  readonly says: string
  /** What to tap next. */
  readonly next: string
}
