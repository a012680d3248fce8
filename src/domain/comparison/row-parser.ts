import type { FieldValue, FieldValues } from '../household/facts'
import type { Column, Feed, RowCheck } from './feed'
import type { Layout } from './headers'
import { birthOf } from './id-number'
import { valueParser, type RowContext } from './parse-value'
import { faultOf, type RowFault, type RowFaultCode } from './row-faults'

/** A row whose every cell is right. `values` has every field of the feed; blank is null. */
interface ParsedRow {
  readonly row: number
  readonly values: FieldValues
}

type RowOutcome =
  { readonly ok: true; readonly value: ParsedRow } | { readonly ok: false; readonly faults: readonly RowFault[] }

/** @param row number of the row as a spreadsheet shows it @param cells texts in the order of the file */
type ParseRow = (row: number, cells: readonly string[]) => RowOutcome

/**
 * Reads the lines of a file: every cell by its column, then the columns against each other. All faults of a row are told at
 * once, so that it is mended in one go. What holds for all lines is worked out here, once: a city's files have millions.
 */
export function rowParser(feed: Feed, layout: Layout, context: RowContext): ParseRow {
  const blank: Readonly<Record<string, FieldValue>> = Object.fromEntries(feed.columns.map(({ field }) => [field, null]))
  const places = layout.columns.flatMap((column, at) =>
    column === null ? [] : [{ at, column, parse: valueParser(column, context) }],
  )
  const findContradictions = contradictionFinder(feed, layout)
  return (row, cells) => {
    if (cells.length !== layout.columns.length && !hasBlankRest(cells, layout.columns.length)) {
      const details = { found: cells.length, expected: layout.columns.length, value: '' }
      return { ok: false, faults: [{ row, column: '', code: 'row.cellCount', details }] }
    }
    const values = { ...blank }
    let faults: RowFault[] | undefined
    for (const { at, column, parse } of places) {
      const text = textAt(cells, at)
      if (text === '') {
        if (column.required) (faults ??= []).push(faultOf(row, column, 'row.valueMissing', text))
        continue
      }
      const found = parse(text)
      if (found.ok) values[column.field] = found.value
      else (faults ??= []).push(faultOf(row, column, found.refusal.code, text, found.refusal.details))
    }
    for (const { at, column, code, other } of findContradictions(values)) {
      const details: RowFault['details'] = other === undefined ? {} : { other: other.header }
      ;(faults ??= []).push(faultOf(row, column, code, textAt(cells, at), details))
    }
    return faults === undefined ? { ok: true, value: { row, values } } : { ok: false, faults }
  }
}

/** True for a line that has as many cells as the header, and blank ones behind them. */
function hasBlankRest(cells: readonly string[], count: number): boolean {
  return cells.length > count && cells.slice(count).every((cell) => cell.trim() === '')
}

interface Contradiction {
  readonly at: number
  readonly column: Column
  readonly code: RowFaultCode
  readonly other?: Column
}

const NONE: readonly Contradiction[] = []

/** What one column says against another: a date against the person's birth, an end against its start. Columns that the file does not have say nothing. */
function contradictionFinder(feed: Feed, layout: Layout): (values: FieldValues) => readonly Contradiction[] {
  const found = layout.columns.flatMap((column, at) => (column === null ? [] : [{ at, column }]))
  const past = found
    .filter(({ column }) => column.past)
    .map((place) => ({ ...place, code: 'row.dayBeforeBirth' as const }))
  const checks = feed.checks.flatMap((check) => {
    const other = feed.columns.find(({ field }) => field === check.other)
    return found.filter(({ column }) => column.field === check.field).map((place) => ({ ...place, check, other }))
  })
  const { person } = feed
  return (values) => {
    let told = NONE
    const idNumber = person === null || past.length === 0 ? null : values[person]
    if (typeof idNumber === 'string') {
      const birth = birthOf(idNumber)
      for (const place of past) if (isBefore(values[place.column.field], birth)) told = [...told, place]
    }
    for (const { at, column, other, check } of checks)
      if (!holds(check, values)) told = [...told, { at, column, code: check.code, ...(other && { other }) }]
    return told
  }
}

function textAt(cells: readonly string[], at: number): string {
  return cells[at]?.trim() ?? ''
}

function isBefore(value: FieldValue | undefined, day: string): boolean {
  return typeof value === 'string' && value < day
}

function holds(check: RowCheck, values: FieldValues): boolean {
  const [value, other] = [values[check.field], values[check.other]]
  if (value === null || value === undefined || other === null || other === undefined) return true
  return check.relation === 'notBelow' ? value >= other : value <= other
}
