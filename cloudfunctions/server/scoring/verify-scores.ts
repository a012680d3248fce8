import { sql } from 'kysely'
import type { Database } from '../database/connect'
import { countyScope, inTransaction, type Tx } from '../database/scope'
import { comparePage, NIL, storedScore } from './compare-page'
import type { StoredScore } from './compare-stored'
import type { Judge } from './judge'
import { findLastRun } from './score-run'

interface ScoreReport {
  /** Households compared. */
  readonly checked: number
  /** One sentence for each household that is not what its records say: by number, without what they say. */
  readonly differences: readonly string[]
}

const PAGE = 500

/**
 * Compares the projection and the result of every household of a county with its register and records, a page at a time.
 * @param onPage told how many have been compared
 */
export async function verifyScores(
  db: Database,
  county: string,
  judge: Judge,
  onPage?: (checked: number) => void,
): Promise<ScoreReport> {
  const differences: string[] = []
  let checked = 0
  for (let after = NIL; ;) {
    const scope = countyScope(county)
    const page = await inTransaction(db, scope, (tx) => verifyPage(tx, county, judge, after), { readOnly: true })
    const last = page.at(-1)
    if (last === undefined) return { checked, differences }
    const wrong = page.filter(({ differs }) => differs.length > 0)
    differences.push(
      ...wrong.map(
        ({ householdNo, differs }) => `${county}: household ${householdNo} differs in ${differs.join(', ')}`,
      ),
    )
    checked += page.length
    onPage?.(checked)
    after = last.householdId
  }
}

async function verifyPage(tx: Tx, county: string, judge: Judge, after: string) {
  const { rows } = await sql<StoredScore>`
    SELECT ${storedScore(county)} FROM household_score WHERE county_code = ${county} AND household_id > ${after}
    ORDER BY household_id LIMIT ${PAGE}`.execute(tx)
  const run = await findLastRun(tx, county)
  // Before the first night there are no results, only projections.
  return comparePage(tx, { county, judge, day: run?.run_on ?? '0001-01-01' }, rows)
}
