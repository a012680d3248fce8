import type { DuckDBConnection } from '@duckdb/node-api'
import * as z from 'zod'
import type { Day } from '../../../../src/domain/calendar/day'
import { rulebookInForce } from '../../../../cloudfunctions/server/scoring/rulebook-in-force'
import { scoreSql } from './score-sql'

const ruleIds = rulebookInForce()
  .book.rules.filter(({ on }) => on)
  .map(({ id }) => id)

/** Whole numbers of 64 bits come as text. */
const rowsSchema = z.array(z.object({ id: z.string(), score: z.number(), lamps: z.number(), hits: z.coerce.bigint() }))

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
  await duck.run(scoreSql)
}

/** What stands in `result`, in the order of the households. */
export async function readResults(duck: DuckDBConnection): Promise<readonly DuckResult[]> {
  const reader = await duck.runAndReadAll(
    'SELECT id, score, lamps, hits FROM result JOIN household USING (household) ORDER BY household',
  )
  return rowsSchema.parse(reader.getRowObjectsJson()).map(({ id, score, lamps, hits }) => ({
    ...{ household: id, score, lamps },
    hits: ruleIds.filter((_, bit) => (hits >> BigInt(bit)) % 2n === 1n),
  }))
}
