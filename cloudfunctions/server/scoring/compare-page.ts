import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { Tx } from '../database/scope'
import { loadCircumstances } from './circumstances'
import { compareStored, type Comparison, type StoredScore } from './compare-stored'
import { currentEvaluation } from './current-evaluation'
import type { Judge } from './judge'
import { loadFacts } from './load-facts'

/** Columns of `household_score` as a `StoredScore`. */
export function storedScore(county: string): RawBuilder<unknown> {
  return sql`household_id AS "householdId", village_code AS "villageCode", dirty, facts,
    ${currentEvaluation(county, 'household_score')} AS evaluation, score, lamps, next_change_on AS "nextChangeOn",
    scored_on AS "scoredOn", rulebook`
}

/** Before every household id. */
export const NIL = '00000000-0000-0000-0000-000000000000'

interface Compared extends Comparison {
  readonly householdId: string
  readonly villageCode: string
  readonly householdNo: string
}

/** Compares a page of rows with register and records. The rows must not change meanwhile: locked, or all of one snapshot. */
export async function comparePage(
  tx: Tx,
  { county, judge, day }: { county: string; judge: Judge; day: Day },
  rows: readonly StoredScore[],
): Promise<readonly Compared[]> {
  const circumstances = await loadCircumstances(tx, county)
  const ids = rows.map(({ householdId }) => householdId)
  const known = await loadFacts(tx, county, ids, circumstances.incomeLines)
  return rows.map((stored) => {
    const { householdId, villageCode } = stored
    const facts = known.get(householdId)
    if (facts === undefined) throw new Error('A household has a score and is not in the register.')
    const { householdNo } = facts.household
    return { householdId, villageCode, householdNo, ...compareStored(stored, facts, { judge, day, circumstances }) }
  })
}
