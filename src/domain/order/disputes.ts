import type { Evidence } from '../scoring/evaluation'
import type { Finding } from './order'

/** What a closed order found wrong. Until its content changes it counts for no rule (rulebook, reading rule 6). */
export interface Disputes {
  readonly records: readonly { readonly feed: string; readonly key: string; readonly content: string }[]
  /** Register values: evidence key → content. */
  readonly register: Readonly<Record<string, string>>
}

const REGISTER: readonly string[] = ['households', 'members']

export function disputesOf(findings: readonly { readonly evidence: Evidence; readonly finding: Finding }[]): Disputes {
  const wrong = findings.filter(({ finding }) => finding === 'dataError').map(({ evidence }) => evidence)
  return {
    records: wrong
      .filter(({ source }) => !REGISTER.includes(source))
      .map(({ source, key, content }) => ({ feed: source, key, content })),
    register: Object.fromEntries(
      wrong.filter(({ source }) => REGISTER.includes(source)).map(({ key, content }) => [key, content]),
    ),
  }
}
