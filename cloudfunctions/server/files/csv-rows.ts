import { CsvError, parse } from 'csv-parse'
import { FileRefused } from './file-refused'
import { textPieces, type Encoding } from './text-encoding'

/** How a text table is written. */
export interface TextForm {
  readonly encoding: Encoding
  readonly separator: Separator
}

type Separator = (typeof separators)[number]

const separators = [',', '\t', ';'] as const

/** More than any row has: who opens a quote and never closes it makes one cell of the rest of the file. */
const LONGEST_ROW = 1_000_000

/**
 * Every line of a text table, blank ones too, so that the position of a line is its number in a spreadsheet.
 * Fault: throws `FileRefused` at a quote that nothing closes, and at a row that is none.
 */
export async function* csvRows(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, separator }: TextForm,
): AsyncGenerator<readonly (readonly string[])[], void, undefined> {
  let rows: string[][] = []
  let before = 0
  const parser = parse({
    delimiter: separator,
    // Rows that are too long or too short are told one by one; a quote inside a word is a quote.
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
    // Rows are collected here, and not one by one from the stream: that costs as much again as parsing them.
    on_record: (row: string[]) => {
      rows.push(row)
      return null
    },
  })
  const failed = new Promise<never>((_resolve, reject) => parser.on('error', reject))
  failed.catch(() => undefined)
  const done = (step: (finish: () => void) => void) => Promise.race([new Promise<void>(step), failed])
  try {
    for await (const piece of textPieces(bytes, encoding)) {
      await done((finish) => parser.write(piece, () => finish()))
      before += rows.length
      yield rows
      rows = []
    }
    await done((finish) => parser.end(finish))
    yield rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const code = error.code === 'CSV_MAX_RECORD_SIZE' ? 'file.rowTooLong' : 'file.quoteOpen'
    // The row in which it was opened: the last one that is not complete.
    throw new FileRefused({ code, details: { row: before + rows.length + 1 } })
  } finally {
    parser.destroy()
  }
}

/** The separator that the header row has most of. */
export function detectSeparator(start: string): Separator {
  const header = /^(?:"[^"]*"|[^"\n\r])*/.exec(start)?.[0].replace(/"[^"]*"/g, '') ?? ''
  const counted = separators.map((separator) => ({ separator, count: header.split(separator).length - 1 }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).separator
}
