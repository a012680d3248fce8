import { CsvError, parse } from 'csv-parse/sync'
import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import { ok, refuse, type Result } from '../../../src/domain/result'

const separators = [',', '\t', ';'] as const

/** Every line of a text table, blank ones too, so that the position of a line is its number in a spreadsheet. */
export function parseCsvRows(text: string): Result<readonly (readonly string[])[], FileFaultCode> {
  try {
    const rows: string[][] = parse(text, {
      delimiter: detectSeparator(text),
      // Rows that are too long or too short are told one by one; a quote inside a word is a quote.
      relax_column_count: true,
      relax_quotes: true,
    })
    return ok(rows)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // The row in which it was opened: the last one that is not complete.
    return refuse('file.quoteOpen', { row: Number(error['records']) + 1 })
  }
}

/** The separator that the header row has most of. */
function detectSeparator(text: string): string {
  const header = /^(?:"[^"]*"|[^"\n\r])*/.exec(text)?.[0].replace(/"[^"]*"/g, '') ?? ''
  const counted = separators.map((separator) => ({ separator, count: header.split(separator).length - 1 }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).separator
}
