import type * as z from 'zod/mini'

/** A command changes something and carries an id; a query does not. `within` is the function that serves it. */
export interface OperationSpec {
  readonly kind: 'command' | 'query'
  readonly within: readonly ('villager' | 'cadre' | 'officer' | 'importer' | 'nightly')[]
  readonly payload: z.core.$ZodType
  readonly answer: z.core.$ZodType
  /** Milliseconds until a person is told that no answer came; a little more than the function itself is given. Absent: `LONGEST_WAIT`. */
  readonly longestWait?: number
}
