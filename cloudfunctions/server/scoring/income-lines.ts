import policy from '../../../config/policies/income-lines.json'
import type { IncomeLine } from '../../../src/domain/household/facts'

const FEN_PER_YUAN = 100

/** Income lines that hold in a county: of each year the one of the smallest area around it (`config/policies/income-lines.json`). */
export function incomeLinesOf(county: string): readonly IncomeLine[] {
  const around = policy.lines
    .filter(({ area }) => county.startsWith(area))
    .sort((one, other) => one.area.length - other.area.length)
  const byYear = new Map(around.map((line) => [line.year, line]))
  return [...byYear.values()]
    .sort((one, other) => one.year - other.year)
    .map(({ year, yuan, official }) => ({ year, fen: yuan * FEN_PER_YUAN, official }))
}
