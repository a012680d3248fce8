import type { Encoding } from './text-encoding'

/** How a text table is written. */
export interface TextForm {
  readonly encoding: Encoding
  readonly separator: Separator
  readonly lineEnd: LineEnd
  /** A quote stands somewhere in it: a separator or a line end may be part of a cell. */
  readonly isQuoted: boolean
}

type Separator = (typeof separators)[number]
type LineEnd = '\n' | '\r\n' | '\r'

const separators = [',', '\t', ';'] as const

const headerRow = /^((?:"[^"]*"|[^"\n\r])*)(\r\n|\n|\r)?/

/** The line end behind the header row, and the separator that the row has most of. @param start of the text, with the whole row in it */
export function readForm(start: string): Pick<TextForm, 'separator' | 'lineEnd'> {
  const [, row = '', end] = headerRow.exec(start) ?? []
  const words = row.replace(/"[^"]*"/g, '')
  const counted = separators.map((separator) => ({ separator, count: words.split(separator).length - 1 }))
  const { separator } = counted.reduce((best, next) => (next.count > best.count ? next : best))
  return { separator, lineEnd: end === '\r\n' || end === '\r' ? end : '\n' }
}
