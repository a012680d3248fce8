import { sql, type RawBuilder } from 'kysely'

/**
 * What one of these keys has to equal, as in `record_key = ${anyOf(keys)}`. The planner takes it for a few keys and looks them up
 * one by one. Of an array that it can see into it says that thousands of keys are all that the county has, and reads that: of a
 * table that has grown since it was last analysed it knows no better.
 */
export function anyOf(keys: readonly string[]): RawBuilder<unknown> {
  return sql`ANY (ARRAY(SELECT unnest(${keys}::text[])))`
}
