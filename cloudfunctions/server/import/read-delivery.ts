import { fillSentence } from '../../../src/contract/faults'
import type { Day } from '../../../src/domain/calendar/day'
import { dateOf, naturalKey } from '../../../src/domain/comparison/content'
import type { Feed } from '../../../src/domain/comparison/feed'
import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import { matchHeaders } from '../../../src/domain/comparison/headers'
import { faultOf, parseRow } from '../../../src/domain/comparison/parse-row'
import type { RowContext } from '../../../src/domain/comparison/parse-value'
import { rowFaultSentences, type RowFault } from '../../../src/domain/comparison/row-faults'
import type { FieldValues } from '../../../src/domain/household/facts'
import { ok, type Result } from '../../../src/domain/result'
import type { Table } from '../files/read-table'
import type { RowRemark } from './import-report'

/** A good line of a file: the last one of its key. */
export interface Line {
  readonly row: number
  readonly values: FieldValues
  readonly key: string
  /** Keyed hash of the ID number of the person it is about; empty for files about no person. */
  readonly personHash: string
  readonly date: Day | null
}

/** A file that was read, before the database is asked. */
interface Delivery {
  readonly feed: Feed
  readonly read: number
  readonly lines: readonly Line[]
  /** Good lines that a later line of the same key replaced. */
  readonly replaced: number
  readonly rejected: number
  readonly faults: readonly RowRemark[]
  readonly ignoredColumns: readonly string[]
}

/**
 * Reads every line of a table by its feed. Wrong lines are told and left out.
 * @param mayEnter false for an area code in which whoever delivers has no say
 */
export function readDelivery(
  feed: Feed,
  table: Table,
  context: RowContext,
  hash: (number: string) => string,
  mayEnter: (areaCode: string) => boolean,
): Result<Delivery, FileFaultCode> {
  const layout = matchHeaders(feed, table.headers)
  if (!layout.ok) return layout
  const hashOnce = memoise(hash)
  const faults: RowFault[] = []
  const good: Line[] = []
  for (const { row, cells } of table.rows) {
    const outcome = parseRow(feed, layout.value, row, cells, context)
    if (!outcome.ok) {
      faults.push(...outcome.faults)
      continue
    }
    const { values } = outcome.value
    const outside = findOutside(feed, values, mayEnter)
    if (outside !== undefined) {
      faults.push(faultOf(row, outside, 'row.areaOutside', String(values[outside.field])))
      continue
    }
    const person = feed.person === null ? null : values[feed.person]
    const personHash = typeof person === 'string' ? hashOnce(person) : ''
    good.push({ row, values, key: naturalKey(feed, values, hashOnce), personHash, date: dateOf(feed, values) })
  }
  const { kept, split } = separateSplitPersons(feed, good)
  faults.push(...split)
  const last = new Map(kept.map((line) => [line.key, line]))
  return ok({
    feed,
    read: table.rows.length,
    lines: [...last.values()],
    replaced: kept.length - last.size,
    rejected: table.rows.length - kept.length,
    faults: faults.sort((one, other) => one.row - other.row).map(remarkOf),
    ignoredColumns: layout.value.ignored,
  })
}

/** The column with an area code in which whoever delivers has no say. */
function findOutside(feed: Feed, values: FieldValues, mayEnter: (areaCode: string) => boolean) {
  return feed.columns.find((column) => {
    const value = values[column.field]
    const own = column.type === 'areaCode' && (column.known || feed.key.includes(column.field))
    return own && typeof value === 'string' && !mayEnter(value)
  })
}

/** In the register a person lives in one household. A file that says two is wrong in one of the lines, and nobody can say in which. */
function separateSplitPersons(
  feed: Feed,
  lines: readonly Line[],
): { kept: readonly Line[]; split: readonly RowFault[] } {
  const column = feed.columns.find(({ field }) => field === feed.person)
  if (feed.kind !== 'register' || column === undefined) return { kept: lines, split: [] }
  const households = new Map<string, Set<unknown>>()
  for (const { personHash, values } of lines) {
    households.set(personHash, (households.get(personHash) ?? new Set()).add(values['householdNo']))
  }
  const isSplit = ({ personHash }: Line): boolean => (households.get(personHash)?.size ?? 0) > 1
  return {
    kept: lines.filter((line) => !isSplit(line)),
    split: lines
      .filter(isSplit)
      .map(({ row, values }) => faultOf(row, column, 'row.personInTwoHouseholds', String(values[column.field]))),
  }
}

function remarkOf({ row, column, code, details }: RowFault): RowRemark {
  return { row, column, code, sentence: fillSentence(rowFaultSentences[code], { ...details, row, column }) }
}

/** One person has many rows in a file, and a keyed hash is the dearest part of reading one. */
function memoise(hash: (number: string) => string): (number: string) => string {
  const known = new Map<string, string>()
  return (number) => {
    const hashed = known.get(number) ?? hash(number)
    known.set(number, hashed)
    return hashed
  }
}
