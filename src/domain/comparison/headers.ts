import { ok, refuse, type Result } from '../result'
import type { Column, Feed } from './feed'
import type { FileFaultCode } from './file-faults'
import { halfWidth } from './text'

/** Which column of the feed stands where in a file. */
export interface Layout {
  /** One entry a cell of the header row; null where the feed has no such column. */
  readonly columns: readonly (Column | null)[]
  /** Headers that the feed does not know: their cells are not read. */
  readonly ignored: readonly string[]
}

/**
 * Finds the feed's columns in the header row, in whatever order they stand. A header may carry its unit in brackets, and
 * only its own unit: `医疗总费用(万元)` is not the column 医疗总费用.
 */
export function matchHeaders(feed: Feed, headers: readonly string[]): Result<Layout, FileFaultCode> {
  const byHeader = new Map<string, Column>()
  for (const column of feed.columns) {
    byHeader.set(normalise(column.header), column)
    for (const unit of column.units) byHeader.set(normalise(`${column.header}(${unit})`), column)
  }
  const columns = headers.map((header) => byHeader.get(normalise(header)) ?? null)
  const seen = new Set<Column>()
  for (const column of columns) {
    if (column === null) continue
    if (seen.has(column)) return refuse('file.columnTwice', { column: column.header })
    seen.add(column)
  }
  const missing = feed.columns.filter((column) => column.required && !seen.has(column)).map((column) => column.header)
  if (missing.length > 0) return refuse('file.columnMissing', { columns: missing.join('、') })
  return ok({ columns, ignored: headers.filter((header, i) => columns[i] === null && header.trim() !== '') })
}

function normalise(header: string): string {
  return halfWidth(header).replace(/\s/g, '')
}
