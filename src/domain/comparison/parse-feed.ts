import { type Column, type ColumnType, columnTypes, type Feed, type RowCheck } from './feed'

type Plain = Readonly<Record<string, unknown>>

/**
 * Checks a definition from `config/feeds/` and fills in what it leaves out. A wrong definition is a mistake of ours and
 * not of a county, so it throws, with the place of the mistake.
 */
export function parseFeed(source: unknown): Feed {
  const plain = asPlain(source, 'feed')
  const id = asText(plain['id'], 'id')
  const columns = asList(plain['columns'], `${id}.columns`).map((column, i) =>
    parseColumn(column, `${id}.columns[${i}]`),
  )
  const fields = columns.map((column) => column.field)
  if (new Set(fields).size !== fields.length) throw wrong(`${id}.columns`, 'fields that differ')
  const headers = new Set(columns.map((column) => column.header))
  if (headers.size !== columns.length) throw wrong(`${id}.columns`, 'headers that differ')
  const field = (value: unknown, place: string): string => oneOf(value, fields, place)
  const fieldOrNull = (value: unknown, place: string): string | null => (value === null ? null : field(value, place))
  return {
    id,
    name: asText(plain['name'], `${id}.name`),
    department: asText(plain['department'], `${id}.department`),
    kind: oneOf(plain['kind'], ['register', 'department'], `${id}.kind`),
    absence: oneOf(plain['absence'], ['nothing', 'unknown'], `${id}.absence`),
    person: fieldOrNull(plain['person'], `${id}.person`),
    date: fieldOrNull(plain['date'], `${id}.date`),
    key: asList(plain['key'], `${id}.key`).map((part) => field(part, `${id}.key`)),
    columns,
    kept: columns.flatMap(({ field: name, secret }) => (secret ? [] : [name])).sort(),
    checks: asList(plain['checks'], `${id}.checks`).map((check) => parseCheck(check, field, `${id}.checks`)),
  }
}

function parseColumn(source: unknown, place: string): Column {
  const plain = asPlain(source, place)
  const type: ColumnType = oneOf(plain['type'], columnTypes, `${place}.type`)
  const values = asTexts(plain['values'] ?? [], `${place}.values`)
  if (values.length > 0 !== (type === 'word' || type === 'words'))
    throw wrong(`${place}.values`, 'words of a word column')
  const length = plain['length'] ?? null
  if (length !== null && typeof length !== 'number') throw wrong(`${place}.length`, 'a number')
  return {
    header: asText(plain['header'], `${place}.header`),
    field: asText(plain['field'], `${place}.field`),
    type,
    required: plain['required'] === true,
    past: plain['past'] === true,
    secret: plain['secret'] === true,
    known: plain['known'] === true,
    values,
    units: asTexts(plain['units'] ?? [], `${place}.units`),
    length,
  }
}

function parseCheck(source: unknown, field: (value: unknown, place: string) => string, place: string): RowCheck {
  const plain = asPlain(source, place)
  const relation = 'notBelow' in plain ? 'notBelow' : 'notAbove'
  return {
    code: oneOf(plain['code'], ['row.endBeforeStart', 'row.selfPaidAboveTotal'], `${place}.code`),
    field: field(plain['field'], `${place}.field`),
    relation,
    other: field(plain[relation], `${place}.${relation}`),
  }
}

function asPlain(value: unknown, place: string): Plain {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(place, 'an object')
  return Object.fromEntries(Object.entries(value))
}

function asList(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(place, 'a list')
  return value
}

function asText(value: unknown, place: string): string {
  if (typeof value !== 'string' || value === '') throw wrong(place, 'a text')
  return value
}

function asTexts(value: unknown, place: string): readonly string[] {
  return asList(value, place).map((item) => asText(item, place))
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], place: string): T {
  const found = allowed.find((item) => item === value)
  if (found === undefined) throw wrong(place, `one of ${allowed.join(', ')}`)
  return found
}

function wrong(place: string, expected: string): Error {
  return new Error(`Feed definition: ${place} must be ${expected}`)
}
