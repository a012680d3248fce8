import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Day } from '../../../../src/domain/calendar/day'
import { defaultRulebook } from '../../../support/default-rulebook'

const SCORE = readFileSync(path.join(__dirname, 'score.sql'), 'utf8')
const ruleIds = defaultRulebook.rules.filter(({ on }) => on).map(({ id }) => id)

/** What DuckDB found of a household; `household` is its name in the files it was loaded from. */
export interface DuckResult {
  readonly household: string
  readonly score: number
  readonly lamps: number
  readonly hits: readonly string[]
}

/**
 * Scores all households that `loadTables` brought in, as of a day: score, lamps and every rule, written into the table `result`.
 * This is what is timed; evidence, unknown rules, history and nextChangeOn are not asked of DuckDB.
 */
export async function rescoreInDuckDb(duck: DuckDBConnection, day: Day): Promise<void> {
  await duck.run(`SET VARIABLE day = DATE '${day}'`)
  await duck.run(`SET VARIABLE rules = [${ruleIds.map((id) => `'${id}'`).join(', ')}]`)
  await duck.run(SCORE)
}

/** What stands in `result`, in the order of the households. */
export async function readResults(duck: DuckDBConnection): Promise<readonly DuckResult[]> {
  const reader = await duck.runAndReadAll(
    'SELECT id, score, lamps, hits FROM result JOIN household USING (household) ORDER BY household',
  )
  return reader.getRowObjectsJson().map(({ id, score, lamps, hits }) => ({
    household: String(id),
    score: Number(score),
    lamps: Number(lamps),
    hits: ruleIds.filter((_, bit) => (BigInt(String(hits)) >> BigInt(bit)) % 2n === 1n),
  }))
}
