/** Chinese characters and their punctuation take two columns of a terminal. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, character) =>
      sum + (/[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u3000-\u303f]/.test(character) ? 2 : 1),
    0,
  )
}

/** Rows under their headers, aligned for a terminal; numbers to the right. */
export function textTable(headers: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const widths = headers.map((header, column) =>
    Math.max(widthOf(header), ...rows.map((row) => widthOf(String(row[column] ?? '')))),
  )
  const line = (cells: readonly (string | number)[]) =>
    cells
      .map((cell, column) => {
        const gap = ' '.repeat((widths[column] ?? 0) - widthOf(String(cell)))
        return typeof cell === 'number' ? gap + String(cell) : String(cell) + gap
      })
      .join('  ')
      .trimEnd()
  return [line(headers), ...rows.map(line)].join('\n')
}
