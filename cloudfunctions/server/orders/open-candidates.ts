import { sql, type RawBuilder } from 'kysely'
import { evidenceThatOpens } from '../../../src/domain/order/silence'
import type { Evaluation } from '../../../src/domain/scoring/evaluation'
import type { Tx } from '../database/scope'
import { currentEvaluation } from '../scoring/current-evaluation'
import { isOpen } from './is-open'
import { levelIn } from './level-in'
import { loadVerified } from './load-verified'
import { openOrRefresh } from './open-or-refresh'
import { openOrders, type OpeningWork, type Visited } from './open-orders'

const SLICE = 500

interface Taken extends Visited {
  readonly evaluation: Evaluation
}

/** True of a candidate that waits for nobody. */
export const MAY_OPEN = sql<boolean>`held_for = '{}'`

/**
 * Opens the orders of a slice of those candidates that nobody else is opening, by their scores as they stand; then they are
 * candidates no longer.
 * @returns how many candidates were taken, none when all are done, and how many orders opened: a report or a closing may have been faster
 */
export async function openCandidates(
  tx: Tx,
  work: OpeningWork,
  which: RawBuilder<boolean>,
): Promise<{ readonly taken: number; readonly opened: number }> {
  const { county, day } = work
  const { rows } = await sql<Taken>`
    WITH taken AS (
      DELETE FROM order_candidate WHERE county_code = ${county} AND household_id = ANY (ARRAY(
        SELECT household_id FROM order_candidate WHERE county_code = ${county} AND ${which}
        ORDER BY household_id LIMIT ${SLICE} FOR UPDATE SKIP LOCKED))
      RETURNING household_id)
    SELECT score.household_id AS "householdId", score.village_code AS "villageCode",
      ${levelIn(sql.ref('score.village_code'), day)} AS level,
      ${currentEvaluation(county, 'score')} AS evaluation
    FROM household_score AS score JOIN taken ON taken.household_id = score.household_id
    WHERE score.county_code = ${county}`.execute(tx)
  if (rows.length === 0) return { taken: 0, opened: 0 }
  const wanted = (await leaveVerified(tx, work, rows)).map(({ evaluation, ...household }) => ({
    ...household,
    trigger: { by: 'score', evaluation } as const,
  }))
  const opened = await openOrders(tx, work, wanted)
  let later = 0
  for (const { trigger, ...household } of wanted.filter(({ householdId }) => !opened.has(householdId))) {
    const { how } = await openOrRefresh(tx, work, household, trigger)
    if (how === 'opened') later += 1
  }
  return { taken: rows.length, opened: opened.size + later }
}

/**
 * Those of the candidates whose evidence nobody has verified since they were found. Whoever is closing an order of theirs is
 * waited for: else what a cadre has just seen would send another one to look.
 */
async function leaveVerified(tx: Tx, { county, day }: OpeningWork, taken: readonly Taken[]): Promise<readonly Taken[]> {
  const ids = taken.map(({ householdId }) => householdId)
  await sql`SELECT FROM work_order WHERE county_code = ${county} AND household_id = ANY (${ids}::uuid[]) AND ${isOpen}
    ORDER BY order_id FOR UPDATE`.execute(tx)
  const verified = await loadVerified(tx, county, ids)
  return taken.filter(({ householdId, evaluation }) => {
    const { inCase = false, findings = [] } = verified.get(householdId) ?? {}
    return !inCase && evidenceThatOpens(evaluation.hits, findings, day).length > 0
  })
}
