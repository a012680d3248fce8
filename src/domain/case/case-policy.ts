/** A word of a closed list that a county may change. */
export interface Choice {
  readonly code: string
  readonly name: string
}

/**
 * What a county says about cases, `config/policies/case-kinds.json`, with the risks of `risk-types.json`: whether the categories
 * stay after 2025 is open.
 */
export interface CasePolicy {
  readonly categories: readonly Choice[]
  readonly risks: readonly Choice[]
  readonly mostRisks: number
  /** Who compares. */
  readonly bodies: readonly Choice[]
  /** What an adult signs. */
  readonly authorisation: { readonly version: string; readonly text: string }
}

/** The name of a code; the code itself when the county has dropped it from its list, since old papers keep it. */
export function nameIn(choices: readonly Choice[], code: string): string {
  return choices.find((choice) => choice.code === code)?.name ?? code
}
