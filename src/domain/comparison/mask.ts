/**
 * Hides the middle of everything that may be an ID, card, phone or bank number: a run of 11 or more digits, wherever it
 * stands. Dates (8 digits) stay readable. A wrong number is hidden like a right one.
 */
export function maskNumbers(text: string): string {
  return text.replace(/\d(?:[\s-]?[\dXx]){10,}/g, maskAll)
}

/** Keeps the first three and the last four characters; of a short text only the first three. */
export function maskAll(text: string): string {
  const shown = text.length > 10 ? text.slice(-4) : ''
  return text.slice(0, 3) + '*'.repeat(Math.max(0, text.length - 3 - shown.length)) + shown
}
