import type { ImportReport } from './import-report'

const headers = ['行号', '列', '代码', '说明']

/** The faults file that goes back to whoever delivered: opens in a spreadsheet, with rejected rows first and notes behind them. */
export function faultsCsv({ faults, notes }: Pick<ImportReport, 'faults' | 'notes'>): string {
  const rows = [...faults, ...notes].map(({ row, column, code, sentence }) => [String(row), column, code, sentence])
  const lines = [headers, ...rows].map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
  // The mark tells spreadsheets that this is UTF-8.
  return `\ufeff${lines.join('\r\n')}\r\n`
}
