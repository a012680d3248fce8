import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { csvRows } from './csv-rows'
import { FileRefused } from './file-refused'
import { inspectFile } from './inspect-file'
import type { Source } from './source'
import { readXlsxRows } from './xlsx-rows'

/** Rows that are handed on at a time, at most. */
const MOST_ROWS = 5000

/** A line with something in it. */
export interface TableRow {
  /** The number that a spreadsheet shows; the header is row 1. */
  readonly row: number
  readonly cells: readonly string[]
}

export interface Table {
  /** SHA-256 of the bytes, 64 hexadecimal digits. */
  readonly fileHash: string
  readonly headers: readonly string[]
  /** Bytes of the reading that was begun last, so far. */
  readonly progress: { readonly bytes: number }
  /** The lines below the header, 5,000 at most at a time. Fault: throws `FileRefused` when the rest cannot be read. */
  rows(): AsyncGenerator<readonly TableRow[], void, undefined>
}

type Lines = AsyncGenerator<readonly (readonly string[])[], void, undefined>

/**
 * Opens a file that somebody handed over, whatever its name says it is: every byte of it is looked at first.
 * @returns the first sheet as texts; refused as a whole when it is no table, cannot be read, or has no line below its header
 */
export async function openTable(source: Source): Promise<Result<Table, FileFaultCode>> {
  const inspected = await inspectFile(source)
  if (!inspected.ok) return inspected
  const { fileHash, text } = inspected.value
  const progress = { bytes: 0 }
  let readLines: () => Lines
  if (text === null) {
    const sheet = await readXlsxRows(source)
    if (!sheet.ok) return sheet
    readLines = () => whole(sheet.value)
  } else readLines = () => csvRows(counting(source, progress), text)
  try {
    const start = await readStart(readLines())
    if (start === 'empty') return refuse('file.empty')
    if (start === 'noRows') return refuse('file.noRows')
    return ok({ fileHash, headers: start, progress, rows: () => filledRows(readLines()) })
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

async function* whole(lines: readonly (readonly string[])[]): Lines {
  yield lines
}

/** The header row, if any line below it has something in it. */
async function readStart(lines: Lines): Promise<readonly string[] | 'empty' | 'noRows'> {
  let headers: readonly string[] | undefined
  for await (const piece of lines) {
    for (const cells of piece) {
      if (headers === undefined) headers = cells
      else if (!isBlank(cells)) return headers
    }
  }
  return headers === undefined || isBlank(headers) ? 'empty' : 'noRows'
}

async function* filledRows(lines: Lines): ReturnType<Table['rows']> {
  let row = 0
  for await (const piece of lines) {
    let filled: TableRow[] = []
    for (const cells of piece) {
      row += 1
      if (row > 1 && !isBlank(cells)) filled.push({ row, cells })
      if (filled.length === MOST_ROWS) {
        yield filled
        filled = []
      }
    }
    if (filled.length > 0) yield filled
  }
}

async function* counting(source: Source, progress: { bytes: number }): AsyncGenerator<Uint8Array, void, undefined> {
  progress.bytes = 0
  for await (const piece of source.open()) {
    progress.bytes += piece.length
    yield piece
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}
