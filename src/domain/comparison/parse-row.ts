import type { Day } from '../calendar/day'
import type { FieldValue, FieldValues } from '../household/facts'
import type { Column, Feed, RowCheck } from './feed'
import type { Layout } from './headers'
import { birthOf } from './id-number'
import { maskAll, maskNumbers } from './mask'
import { parseValue, type RowContext } from './parse-value'
import type { RowFault, RowFaultCode } from './row-faults'

/** A row whose every cell is right. `values` has every field of the feed; blank is null. */
interface ParsedRow {
  readonly row: number
  readonly values: FieldValues
}

type RowOutcome =
  { readonly ok: true; readonly value: ParsedRow } | { readonly ok: false; readonly faults: readonly RowFault[] }

/**
 * Reads one line of a file: every cell by its column, then the columns against each other. All faults of the row are told
 * at once, so that a row is mended in one go.
 * @param row number of the row as a spreadsheet shows it
 * @param cells texts in the order of the file
 */
export function parseRow(
  feed: Feed,
  layout: Layout,
  row: number,
  cells: readonly string[],
  context: RowContext,
): RowOutcome {
  const extra =
    cells.length > layout.columns.length && cells.slice(layout.columns.length).some((cell) => cell.trim() !== '')
  if (extra || cells.length < layout.columns.length) {
    const details = { found: cells.length, expected: layout.columns.length, value: '' }
    return { ok: false, faults: [{ row, column: '', code: 'row.cellCount', details }] }
  }
  const values: Record<string, FieldValue> = {}
  for (const column of feed.columns) values[column.field] = null
  const faults: RowFault[] = []
  for (const [i, column] of layout.columns.entries()) {
    if (column === null) continue
    const text = textAt(cells, i)
    if (text === '') {
      if (column.required) faults.push(faultOf(row, column, 'row.valueMissing', text))
      continue
    }
    const found = parseValue(text, column, context)
    if (found.ok) values[column.field] = found.value
    else faults.push(faultOf(row, column, found.refusal.code, text, found.refusal.details))
  }
  faults.push(...compareColumns(feed, layout, row, cells, values))
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { row, values } }
}

/** What one column says against another: a date against the person's birth, an end against its start. */
function compareColumns(
  feed: Feed,
  layout: Layout,
  row: number,
  cells: readonly string[],
  values: FieldValues,
): readonly RowFault[] {
  const faults: RowFault[] = []
  const tell = (field: string, code: RowFaultCode, other = '') => {
    const i = layout.columns.findIndex((column) => column?.field === field)
    const column = layout.columns[i]
    if (column) faults.push(faultOf(row, column, code, textAt(cells, i), other === '' ? {} : { other }))
  }
  const birth = birthOfPerson(feed, values)
  for (const { past, field } of feed.columns) {
    if (past && birth !== null && isBefore(values[field], birth)) tell(field, 'row.dayBeforeBirth')
  }
  for (const check of feed.checks) {
    if (holds(check, values)) continue
    tell(check.field, check.code, feed.columns.find(({ field }) => field === check.other)?.header)
  }
  return faults
}

function textAt(cells: readonly string[], i: number): string {
  return cells[i]?.trim() ?? ''
}

/** A fault of a cell, with the ID, card and phone numbers in it masked. */
export function faultOf(
  row: number,
  column: Column,
  code: RowFaultCode,
  text: string,
  details: RowFault['details'] = {},
): RowFault {
  const value = column.secret ? maskAll(text) : maskNumbers(text)
  return { row, column: column.header, code, details: { ...details, value: value.slice(0, 40) } }
}

function birthOfPerson(feed: Feed, values: FieldValues): Day | null {
  const idNumber = feed.person === null ? null : values[feed.person]
  return typeof idNumber === 'string' ? birthOf(idNumber) : null
}

function isBefore(value: FieldValue | undefined, day: Day): boolean {
  return typeof value === 'string' && value < day
}

function holds(check: RowCheck, values: FieldValues): boolean {
  const [value, other] = [values[check.field], values[check.other]]
  if (value === null || value === undefined || other === null || other === undefined) return true
  return check.relation === 'notBelow' ? value >= other : value <= other
}
