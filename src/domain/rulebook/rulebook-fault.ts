/** Something wrong in a rulebook, and where. Errors refuse the book, warnings are for people to look at. */
export interface RulebookFault {
  /** JSON path: `rules[3].when.all[0]`; empty for the book as a whole. */
  readonly place: string
  /** The rule that it is part of; null outside the rules. */
  readonly rule: string | null
  readonly severity: 'error' | 'warning'
  /** Chinese sentence. */
  readonly says: string
}

/** Notes a fault at a JSON pointer such as `/rules/3/when/all/0`. */
export type Report = (pointer: string, severity: RulebookFault['severity'], says: string) => void

/** `/rules/3/when` as people write it: `rules[3].when`. */
export function jsonPath(pointer: string): string {
  return pointer
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.')
    .replace(/^\./, '')
}
