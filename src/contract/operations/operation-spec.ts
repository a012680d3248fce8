import type * as z from 'zod/mini'

/**
 * What an answer tells of households: of one of them what not everybody of its area sees at a glance, which leaves a look in the
 * access log; a line of each of many; what whoever asks has sent themself or is themself; or nothing of anybody.
 */
export type Shows = 'household' | 'list' | 'own' | 'nobody'

interface Served {
  /** The functions that serve it. */
  readonly within: readonly ('villager' | 'cadre' | 'officer' | 'importer' | 'nightly')[]
  readonly payload: z.core.$ZodType
  readonly answer: z.core.$ZodType
  /** Milliseconds until a person is told that no answer came; a little more than the function itself is given. Absent: `LONGEST_WAIT`. */
  readonly longestWait?: number
}

/** A command changes something and carries an id; it shows nothing of a household unless it says so. A query has to say. */
export type OperationSpec =
  | (Served & {
      readonly kind: 'command'
      readonly shows?: 'household'
      /** It changes what others change as well: it names the version that the person saw, and is refused over any other. */
      readonly versioned?: true
    })
  | (Served & { readonly kind: 'query'; readonly shows: Shows })
