import { dateOf, naturalKey } from '../../../src/domain/comparison/content'
import type { Column, Feed } from '../../../src/domain/comparison/feed'
import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import { matchHeaders } from '../../../src/domain/comparison/headers'
import type { RowContext } from '../../../src/domain/comparison/parse-value'
import { faultOf } from '../../../src/domain/comparison/row-faults'
import { rowParser } from '../../../src/domain/comparison/row-parser'
import type { FieldValues } from '../../../src/domain/household/facts'
import { ok, type Result } from '../../../src/domain/result'
import { openTable } from '../files/open-table'
import type { Source } from '../files/source'
import type { Line } from './line'
import { remarkOf, type RowRemark, type TakeRemarks } from './row-remark'

/** A file that can be read by its feed, before the database is asked. */
export interface Delivery {
  /** SHA-256 of the delivered bytes, 64 hexadecimal digits. */
  readonly fileHash: string
  readonly ignoredColumns: readonly string[]
  /** Of the reading that was begun last, so far. */
  readonly counts: { readonly read: number; readonly rejected: number; readonly bytes: number }
  /**
   * Reads the file: its good lines, some thousands at a time, in the order of the file, two of one key as two. Wrong lines are
   * told and left out. Fault: throws `FileRefused` when the file turns out unreadable half-way.
   */
  lines(tell: TakeRemarks): AsyncGenerator<readonly Line[], void, undefined>
}

/**
 * Opens a file by its feed; memory is bounded however long the file is.
 * @param hash keyed hash of an ID or card number
 * @param mayEnter false for an area code in which whoever delivers has no say
 * @returns refused as a whole when it is no table, cannot be read, lacks a column or has no line below its header
 */
export async function openDelivery(
  feed: Feed,
  source: Source,
  context: RowContext,
  hash: (number: string) => string,
  mayEnter: (areaCode: string) => boolean,
): Promise<Result<Delivery, FileFaultCode>> {
  const table = await openTable(source)
  if (!table.ok) return table
  const { fileHash, headers, rows, progress } = table.value
  const layout = matchHeaders(feed, headers)
  if (!layout.ok) return layout
  const parseRow = rowParser(feed, layout.value, context)
  const ignoredColumns = layout.value.ignored
  const areaColumns = feed.columns.filter((column) => isOwnArea(feed, column))
  const hashOnce = memoise(hash)
  const counted = { read: 0, rejected: 0 }

  async function* lines(tell: TakeRemarks): ReturnType<Delivery['lines']> {
    counted.read = 0
    counted.rejected = 0
    for await (const piece of rows()) {
      const good: Line[] = []
      const remarks: RowRemark[] = []
      for (const { row, cells } of piece) {
        const outcome = parseRow(row, cells)
        if (!outcome.ok) {
          remarks.push(...outcome.faults.map(remarkOf))
          continue
        }
        const { values } = outcome.value
        const outside = findOutside(areaColumns, values, mayEnter)
        if (outside === undefined) good.push(lineOf(feed, row, values, hashOnce))
        else remarks.push(remarkOf(faultOf(row, outside, 'row.areaOutside', String(values[outside.field]))))
      }
      counted.read += piece.length
      counted.rejected += piece.length - good.length
      if (remarks.length > 0) await tell(remarks)
      yield good
    }
  }
  return ok({
    ...{ fileHash, ignoredColumns, lines },
    get counts() {
      return { ...counted, bytes: progress.bytes }
    },
  })
}

/** Area codes that say where the row goes, and not where somebody comes from. */
function isOwnArea(feed: Feed, { type, known, field }: Column): boolean {
  return type === 'areaCode' && (known || feed.key.includes(field))
}

/** The column with an area code in which whoever delivers has no say. */
function findOutside(columns: readonly Column[], values: FieldValues, mayEnter: (areaCode: string) => boolean) {
  return columns.find(({ field }) => {
    const value = values[field]
    return typeof value === 'string' && !mayEnter(value)
  })
}

function lineOf(feed: Feed, row: number, values: FieldValues, hash: (number: string) => string): Line {
  const person = feed.person === null ? null : values[feed.person]
  const personHash = typeof person === 'string' ? hash(person) : ''
  return { row, values, key: naturalKey(feed, values, hash), personHash, date: dateOf(feed, values) }
}

/** People whose hashes are kept: one person has many rows in a file, mostly close together, and a city has too many people. */
const KEPT_HASHES = 100_000

/** A keyed hash is the dearest part of reading a row. */
function memoise(hash: (number: string) => string): (number: string) => string {
  let known = new Map<string, string>()
  return (number) => {
    const kept = known.get(number)
    if (kept !== undefined) return kept
    if (known.size >= KEPT_HASHES) known = new Map()
    const hashed = hash(number)
    // A copy: a cell is a window on the piece of the file that it stood in, and would hold all of that in memory.
    known.set(Buffer.from(number).toString(), hashed)
    return hashed
  }
}
