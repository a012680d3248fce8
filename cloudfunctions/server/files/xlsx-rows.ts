import { readSheet } from 'read-excel-file/universal'
import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import { ok, refuse, type Result } from '../../../src/domain/result'

/** Cells of the first sheet as texts, blank rows included, so that the position of a row is its number in a spreadsheet. */
export async function readXlsxRows(bytes: Uint8Array): Promise<Result<readonly (readonly string[])[], FileFaultCode>> {
  try {
    const sheet: readonly (readonly unknown[])[] = await readSheet(Uint8Array.from(bytes).buffer, {
      parseNumber: spreadsheetNumber,
    })
    return ok(sheet.map((row) => row.map(cellText)))
  } catch {
    // The reader throws for whatever is wrong inside: archive, XML, cell. All of it is the file, and none of it is ours.
    return refuse('file.damaged')
  }
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
