import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { parseCsvRows } from './csv-rows'
import { decodeText } from './decode-text'
import { detectFileKind } from './file-kind'
import { readXlsxRows } from './xlsx-rows'

export interface Table {
  readonly headers: readonly string[]
  /** Lines with something in them. `row` is the number that a spreadsheet shows; the header is row 1. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

// A workbook is unpacked and held as a whole; a text file is bound by its bytes alone.
const workbookRowLimit = 200_000

/**
 * Reads a file that somebody handed over, whatever its name says it is.
 * @param byteLimit most bytes that the way it came allows
 * @returns the first sheet as texts; refused as a whole when it is no table, cannot be read, or has no line below its header
 */
export async function readTable(bytes: Uint8Array, byteLimit: number): Promise<Result<Table, FileFaultCode>> {
  if (bytes.length > byteLimit)
    return refuse('file.tooLarge', { megabytes: megabytes(bytes.length), most: megabytes(byteLimit) })
  const lines = await readLines(bytes)
  if (!lines.ok) return lines
  const [headers, ...body] = lines.value
  const rows = body.map((cells, i) => ({ row: i + 2, cells })).filter(({ cells }) => !isBlank(cells))
  if (headers === undefined || (rows.length === 0 && isBlank(headers))) return refuse('file.empty')
  return rows.length === 0 ? refuse('file.noRows') : ok({ headers, rows })
}

async function readLines(bytes: Uint8Array): Promise<Result<readonly (readonly string[])[], FileFaultCode>> {
  const kind = detectFileKind(bytes)
  if (!kind.ok) return kind
  if (kind.value === 'xlsx') {
    const lines = await readXlsxRows(bytes)
    if (!lines.ok || lines.value.length <= workbookRowLimit + 1) return lines
    return refuse('file.tooManyRows', { rows: lines.value.length - 1, most: workbookRowLimit })
  }
  const text = decodeText(bytes)
  return text.ok ? parseCsvRows(text.value) : text
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 100_000) / 10
}
