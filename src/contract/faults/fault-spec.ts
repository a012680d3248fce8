/** The kind alone tells the client what to do: mend the input, stop, look again, wait and retry. */
export type FaultKind = 'input' | 'denied' | 'missing' | 'conflict' | 'limit' | 'unavailable' | 'internal'

export interface FaultSpec {
  readonly kind: FaultKind
  /** What happened and that nothing is lost; `{name}` is filled from `details`. Plain words, at most twenty characters a sentence. */
  readonly says: string
  /** What to tap next. */
  readonly next: string
}

/**
 * What whoever acted on an old view reads: who was faster and when, what stands, and what was not done.
 * details: wanted (what they were about to do), seen (version), state, version, who, when
 */
export const OVERTAKEN = {
  kind: 'conflict',
  says: '{who} {when} 改过。现在是{state}。您要办的“{wanted}”还没办。您填的都在。',
  next: '看现在的',
} as const satisfies FaultSpec
