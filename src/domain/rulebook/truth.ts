/** Kleene's three values: null is "not known". A rule fires on true only; null is listed, and adds nothing (reading rule 7). */
export type Truth = boolean | null

export function not(truth: Truth): Truth {
  return truth === null ? null : !truth
}
