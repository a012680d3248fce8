/**
 * A name as it may be printed: a number of five digits or more in it is none. Somebody has typed an ID or a phone into the wrong
 * column, and a notice hangs where everybody reads it.
 */
export function withoutNumbers(text: string): string {
  return text.replace(/\d[\d\s-]{3,}[\dXx]/g, '***')
}
