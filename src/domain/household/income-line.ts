import { flag, integer, keys, list, nullable, parseDocument, text } from '../check'
import type { Result } from '../result'
import type { IncomeLine } from './facts'

/** Monitoring lines by area and year: policy data, `config/policies/income-lines.json`. */
export interface IncomePolicy {
  readonly meaning: string
  readonly lines: readonly {
    /** Division code of the province, city or county that it holds for. */
    readonly area: string
    readonly year: number
    readonly yuan: number
    readonly official: boolean
    /** Number of the paper that set it. */
    readonly document: string | null
    readonly note: string | null
  }[]
}

const policy = keys({
  meaning: text,
  lines: list(
    keys({ area: text, year: integer, yuan: integer, official: flag, document: nullable(text), note: nullable(text) }),
  ),
})

/** Refuses with `income-lines-invalid`, details = place → what is wrong there. */
export function parseIncomePolicy(document: unknown): Result<IncomePolicy, 'income-lines-invalid'> {
  return parseDocument(policy, document, 'income-lines-invalid')
}

/** Lines that hold in a county, in whole fen: those of the smallest area around it that has any. */
export function incomeLinesOf({ lines }: IncomePolicy, countyCode: string): readonly IncomeLine[] {
  const around = lines.filter(({ area }) => countyCode.startsWith(area))
  const digits = Math.max(...around.map(({ area }) => area.length))
  return around
    .filter(({ area }) => area.length === digits)
    .map(({ year, yuan, official }) => ({ year, fen: yuan * 100, official }))
}

/** The line of a year, or the newest earlier one until the year's is entered (rulebook, reading rule 4). */
export function findIncomeLine(lines: readonly IncomeLine[], year: number): IncomeLine | undefined {
  let newest: IncomeLine | undefined
  for (const line of lines) {
    if (line.year <= year && (newest === undefined || line.year > newest.year)) newest = line
  }
  return newest
}
