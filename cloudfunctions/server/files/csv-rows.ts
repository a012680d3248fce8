import { CsvError, parse } from 'csv-parse'
import { FileRefused } from './file-refused'
import { textPieces } from './text-encoding'
import type { TextForm } from './text-form'

type Rows = AsyncGenerator<readonly (readonly string[])[], void, undefined>

/** More than any row has: who opens a quote and never closes it makes one cell of the rest of the file. */
const LONGEST_ROW = 1_000_000

/**
 * Every line of a text table, blank ones too, so that the position of a line is its number in a spreadsheet.
 * Fault: throws `FileRefused` at a quote that nothing closes, and at a row that is none.
 */
export function csvRows(bytes: AsyncIterable<Uint8Array>, form: TextForm): Rows {
  const pieces = textPieces(bytes, form.encoding)
  return form.isQuoted ? quotedRows(pieces, form) : plainRows(pieces, form)
}

/** Without a quote, every separator and every line end is one: a fifth of the work of looking at each character. */
async function* plainRows(pieces: AsyncIterable<string>, { separator, lineEnd }: TextForm): Rows {
  let before = 0
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + piece).split(lineEnd)
    rest = lines.pop() ?? ''
    before += lines.length
    if (rest.length > LONGEST_ROW) throw new FileRefused({ code: 'file.rowTooLong', details: { row: before + 1 } })
    yield lines.map((line) => line.split(separator))
  }
  if (rest !== '') yield [rest.split(separator)]
}

async function* quotedRows(pieces: AsyncIterable<string>, { separator, lineEnd }: TextForm): Rows {
  let rows: string[][] = []
  let before = 0
  const parser = parse({
    delimiter: separator,
    record_delimiter: lineEnd,
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
    for await (const piece of pieces) {
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
