import { stringify } from 'csv-stringify/sync'

/** Comes first in a table, so that spreadsheets read it as UTF-8. */
export const CSV_MARK = '\ufeff'

/** Rows of a table that opens in a spreadsheet. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return stringify([...rows], { quoted: true, record_delimiter: 'windows' })
}
