import type { Day } from '../calendar/day'
import type { FieldValue } from '../household/facts'
import { refuse, type Result } from '../result'
import { parseFen, parseMeasure } from './amount'
import { parseDay } from './day-text'
import type { Column, ColumnType } from './feed'
import { parseIdNumber } from './id-number'
import { parseAreaCode, parseDisabilityCard, parsePhone, parseSchoolYear, parseYear } from './official-codes'
import type { RowFaultCode } from './row-faults'
import { parseCode, parseText } from './text'
import { parseWord, parseWords } from './words'

/** What a cell is judged against. */
export interface RowContext {
  /** Business day: nothing that has happened lies after it. */
  readonly day: Day
  /** Codes of the register of areas. */
  readonly areas: ReadonlySet<string>
}

type ValueParser = (text: string, column: Column, context: RowContext) => Result<FieldValue, RowFaultCode>

const parsers = {
  text: (text) => parseText(text),
  code: (text) => parseCode(text),
  idNumber: (text, _column, { day }) => parseIdNumber(text, day),
  disabilityCard: (text) => parseDisabilityCard(text),
  day: (text, column, context) => parsePastDay(text, column, context),
  fen: (text, { units }) => parseFen(text, units),
  number: (text, { units }) => parseMeasure(text, units),
  word: (text, { values }) => parseWord(text, values),
  words: (text, { values }) => parseWords(text, values),
  areaCode: (text, column, context) => parseKnownArea(text, column, context),
  phone: (text) => parsePhone(text),
  schoolYear: (text) => parseSchoolYear(text),
  year: (text) => parseYear(text),
} satisfies Record<ColumnType, ValueParser>

/**
 * Reads the filled-in cells of a column, as the values that are kept (see `FieldValue`). A cell is given without spaces around
 * it, and not empty.
 */
export function valueParser(column: Column, context: RowContext): (text: string) => Result<FieldValue, RowFaultCode> {
  const parse: ValueParser = parsers[column.type]
  return (text) => parse(text, column, context)
}

function parsePastDay(text: string, column: Column, context: RowContext): Result<Day, RowFaultCode> {
  const found = parseDay(text)
  if (found.ok && column.past && found.value > context.day) return refuse('row.dayFuture', { day: context.day })
  return found
}

function parseKnownArea(text: string, column: Column, context: RowContext): Result<string, RowFaultCode> {
  const found = parseAreaCode(text, column.length)
  if (found.ok && column.known && !context.areas.has(found.value)) return refuse('row.areaUnknown')
  return found
}
