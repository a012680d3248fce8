import { sql, type RawBuilder } from 'kysely'

const chunkSize = 5000

/**
 * Rows as a table of their own inside a statement, so that a file costs a handful of statements however long it is.
 * @param columns names and types as SQL writes them, the names being the fields of the rows
 */
export function recordSet(rows: readonly object[], columns: string): RawBuilder<unknown> {
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) AS r(${sql.raw(columns)})`
}

/** Slices of a long list: one statement should not hold a whole file. */
export function* inChunks<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += chunkSize) yield list.slice(start, start + chunkSize)
}
