import { readSheet } from 'read-excel-file/universal'
import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { readWhole, type Source } from './source'
import { listZipEntries } from './zip-entries'

/** A workbook is unpacked and held as a whole. */
const MOST_BYTES = 20_000_000
const MOST_ROWS = 200_000
/** What a workbook of that size may hold when unpacked. One that unpacks to more is damaged, or meant to do harm. */
const MOST_UNPACKED_BYTES = 300_000_000

/** Cells of the first sheet as texts, blank rows included, so that the position of a row is its number in a spreadsheet. */
export async function readXlsxRows(source: Source): Promise<Result<readonly (readonly string[])[], FileFaultCode>> {
  if (source.size > MOST_BYTES)
    return refuse('file.tooLarge', { megabytes: megabytes(source.size), most: megabytes(MOST_BYTES) })
  const bytes = await readWhole(source)
  const fault = findArchiveFault(bytes)
  if (fault !== undefined) return refuse(fault)
  try {
    const sheet: readonly (readonly unknown[])[] = await readSheet(Uint8Array.from(bytes).buffer, {
      parseNumber: spreadsheetNumber,
    })
    if (sheet.length > MOST_ROWS + 1) return refuse('file.tooManyRows', { rows: sheet.length - 1, most: MOST_ROWS })
    return ok(sheet.map((row) => row.map(cellText)))
  } catch {
    // The reader throws for whatever is wrong inside: archive, XML, cell. All of it is the file, and none of it is ours.
    return refuse('file.damaged')
  }
}

/** What can be told from the archive's directory, before anything is unpacked. */
function findArchiveFault(bytes: Uint8Array): FileFaultCode | undefined {
  const entries = listZipEntries(bytes)
  if (entries === undefined) return 'file.damaged'
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) return 'file.archive'
  const unpacked = entries.reduce((total, entry) => total + entry.unpackedBytes, 0)
  return unpacked > MOST_UNPACKED_BYTES ? 'file.damaged' : undefined
}

/**
 * A number cell as a person sees it. Spreadsheet software keeps 15 digits: a longer number is written `6.10999E+17`, so
 * that it cannot pass for the ID that it was; the noise behind the 15th digit of a sum is dropped.
 */
function spreadsheetNumber(stored: string): string {
  const number = Number(Number(stored).toPrecision(15))
  if (Math.abs(number) >= 1e15) return number.toExponential().toUpperCase()
  return Math.abs(number) < 1e-6 ? '0' : String(number)
}

function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : ''
}

/** As a person reads them, with one decimal and never less than it is. */
function megabytes(bytes: number): number {
  return Math.ceil(bytes / 100_000) / 10
}
