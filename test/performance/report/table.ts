/** A table of Markdown; an empty text where there are no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Three significant digits, and no more places than say something. */
export function number(value: number): string {
  if (value === 0) return '0'
  const places = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return value.toLocaleString('en', { minimumFractionDigits: 0, maximumFractionDigits: places })
}

export function megabytes(bytes: number): string {
  return `${number(Math.round(bytes / 1e6))} MB`
}
