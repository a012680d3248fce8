import { ok, refuse, type Result } from '../result'
import { halfWidth } from './text'

const plain = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/
// 10^12 yuan: more than any province has; a longer number is a number of something else in the wrong column.
const longestYuan = 12

/**
 * Yuan as written (`12,000.50`, `12000.5元`) → whole fen. Further decimals are rounded half up: spreadsheets hand over
 * averages with all their digits. `1.2万` is refused, because nobody can say how exact it was meant to be.
 */
export function parseFen(
  text: string,
  units: readonly string[],
): Result<number, 'row.amountWan' | 'row.amountNegative' | 'row.amountFormat'> {
  const digitsAlone = parsePlainFen(text)
  if (digitsAlone !== undefined) return ok(digitsAlone)
  const written = halfWidth(text)
  if (/[万亿]/.test(written)) return refuse('row.amountWan')
  const parts = plain.exec(withoutUnit(written, units))
  const [, sign = '', yuan = '', decimals = ''] = parts ?? []
  const digits = yuan.replaceAll(',', '')
  if (parts === null || digits.length > longestYuan) return refuse('row.amountFormat')
  const fen = Number(digits) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0')) + (decimals.charAt(2) >= '5' ? 1 : 0)
  return sign === '-' && fen > 0 ? refuse('row.amountNegative') : ok(fen)
}

const ZERO = '0'.charCodeAt(0)

/** `12000` and `12000.5`, as nearly every file writes it, digit by digit; undefined for everything else. */
function parsePlainFen(text: string): number | undefined {
  const point = text.indexOf('.')
  const yuanEnd = point === -1 ? text.length : point
  const decimals = point === -1 ? 0 : text.length - point - 1
  if (yuanEnd === 0 || yuanEnd > longestYuan || decimals > 2 || (point !== -1 && decimals === 0)) return undefined
  let amount = 0
  for (let i = 0; i < text.length; i++) {
    if (i === point) continue
    const digit = text.charCodeAt(i) - ZERO
    if (digit < 0 || digit > 9) return undefined
    amount = amount * 10 + digit
  }
  return decimals === 2 ? amount : amount * (decimals === 1 ? 10 : 100)
}

/** A measure, in the unit of its column, which may stand behind it: `110`, `3.2亩`, `15分钟`. */
export function parseMeasure(
  text: string,
  units: readonly string[],
): Result<number, 'row.numberNegative' | 'row.numberFormat'> {
  const written = withoutUnit(halfWidth(text), units)
  const parts = plain.exec(written)
  const value = Number(written.replaceAll(',', ''))
  if (parts === null || !Number.isFinite(value)) return refuse('row.numberFormat')
  return value < 0 ? refuse('row.numberNegative') : ok(Math.abs(value))
}

function withoutUnit(text: string, units: readonly string[]): string {
  const unit = units.find((ending) => text.endsWith(ending))
  return unit === undefined ? text : text.slice(0, -unit.length).trimEnd()
}
