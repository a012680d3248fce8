import { ok, refuse, type Result } from '../result'

/** Longest text of a cell, in UTF-16 units: an address with a remark fits, a pasted document does not. */
const longestText = 200

// What PostgreSQL cannot keep in a text or a JSON value, and what no keyboard types into a cell.
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]|\p{Surrogate}/u

// How spreadsheet software writes a number of more than 15 digits: the rest is gone (and so do we, `files/xlsx-rows`).
const scientific = /^\d(\.\d+)?E\+?\d+$/i

const fullWidth = /[\u3000\uff01-\uff5e]/g

/** Full-width letters, digits, signs and spaces as half-width ones: `４ＡＢ（` becomes `4AB(`. */
export function halfWidth(text: string): string {
  // Nearly every cell is half-width already: looking at its characters costs a tenth of looking for a pattern.
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x3000) return replaceFullWidth(text)
  return text
}

function replaceFullWidth(text: string): string {
  return text.replace(fullWidth, (sign) => (sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0)))
}

/** True for `6.10999E+17`: a long number that went through a number cell. */
export function lostDigits(text: string): boolean {
  return scientific.test(text)
}

/** Free text as it stands. */
export function parseText(
  text: string,
): Result<string, 'row.textTooLong' | 'row.textUnreadable' | 'row.numberCellLostDigits'> {
  if (text.length <= longestText && isPlain(text)) return ok(text)
  if (text.length > longestText) return refuse('row.textTooLong', { most: longestText })
  if (unreadable.test(text)) return refuse('row.textUnreadable')
  if (lostDigits(text)) return refuse('row.numberCellLostDigits')
  return ok(text)
}

/** Letters, signs, digits and Chinese characters, with nothing in them that might be unreadable or a number that lost digits. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x20 || code === 0x7f || code >= 0xd800) return false
    // `e` and `E`.
    if ((code | 0x20) === 0x65 && i > 0) return false
  }
  return true
}

/** A number or mark given by an office: it is a key, so full-width and half-width spelling must be the same. */
export function parseCode(text: string): ReturnType<typeof parseText> {
  return parseText(halfWidth(text))
}
