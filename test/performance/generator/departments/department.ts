import type { Random } from '../../../../cloudfunctions/local/demo/random'
import type { Row } from '../../../../cloudfunctions/local/demo/draft'
import type { Resident } from '../people'

/** A look of a department at one household. */
export interface Visit {
  /** Of the household, in its own counting; unique in the city. */
  readonly ordinal: string
  /** 0 up to the department's `passes`. */
  readonly pass: number
  readonly residents: readonly [Resident, ...Resident[]]
  readonly draws: Random
}

/** How a department's file comes about. */
export interface Department {
  readonly feed: string
  /** How many times it looks at each household. */
  readonly passes: number
  rows(visit: Visit): readonly Row[]
  /** The same record as it stood in an earlier line: other content under the same key. */
  earlier(row: Row): Row
}
