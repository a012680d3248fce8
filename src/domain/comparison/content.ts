import type { Day } from '../calendar/day'
import type { FieldValue, FieldValues } from '../household/facts'
import type { ColumnType, Feed } from './feed'

/**
 * Canonical JSON of values: the same content gives the same text, whatever the order of the columns was. Blanks are left
 * out, so that a new optional column changes no record that does not fill it in.
 * @param fields those that count, in the order of their names. The text is made without an object in between: a city's file
 *   has millions of rows.
 */
export function contentOf(values: FieldValues, fields: readonly string[] = Object.keys(values).sort()): string {
  let text = ''
  for (const field of fields) {
    const value = values[field] ?? null
    if (value !== null) text += `${text === '' ? '' : ','}${jsonOf(field)}:${jsonOf(value)}`
  }
  return `{${text}}`
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

function jsonOf(value: FieldValue): string {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return JSON.stringify(value)
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (code < 0x20 || code === QUOTE || code === BACKSLASH || code >= 0xd800) return JSON.stringify(value)
  }
  return `"${value}"`
}

/**
 * The values that a record keeps: those that do not say who or where a person is. Blanks are left out: a city has millions of
 * them. In the order of their names, so that their content need not be sorted.
 */
export function withoutSecrets({ kept: fields }: Feed, values: FieldValues): FieldValues {
  const kept: Record<string, FieldValue> = {}
  for (const field of fields) {
    const value = values[field] ?? null
    if (value !== null) kept[field] = value
  }
  return kept
}

/** Content of the values that a record keeps. */
export function keptContent({ kept }: Feed, values: FieldValues): string {
  return contentOf(values, kept)
}

/**
 * What makes a second delivery the same record: the key columns, joined. Numbers of persons go in as their keyed hash.
 * @param hash keyed hash of an ID or card number
 */
export function naturalKey(feed: Feed, values: FieldValues, hash: (number: string) => string): string {
  let key = ''
  for (const [i, field] of feed.key.entries()) {
    const type = feed.columns.find((column) => column.field === field)?.type
    const text = String(values[field] ?? '')
    if (i > 0) key += '|'
    key += isPersonal(type) ? hash(text) : text.replace(/[%|]/g, encodeURIComponent)
  }
  return key
}

/** The record's own date; a year counts from its first day. Null for files without one, or left blank. */
export function dateOf(feed: Feed, values: FieldValues): Day | null {
  const value = feed.date === null ? null : values[feed.date]
  if (typeof value === 'number') return `${value}-01-01`
  return typeof value === 'string' ? value : null
}

function isPersonal(type: ColumnType | undefined): boolean {
  return type === 'idNumber' || type === 'disabilityCard'
}
