import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../database/scope'
import { openOrRefresh, type OpeningWork } from './open-or-refresh'

const SLICE = 500

/** True of a candidate that waits for nobody. */
export const MAY_OPEN = sql<boolean>`held_for = '{}'`

/**
 * Opens the orders of a slice of those candidates that nobody else is opening, by their scores as they stand; then they are
 * candidates no longer.
 * @returns how many candidates were taken, none when all are done, and how many orders opened: a report may have been faster
 */
export async function openCandidates(
  tx: Tx,
  work: OpeningWork,
  which: RawBuilder<boolean>,
): Promise<{ readonly taken: number; readonly opened: number }> {
  const { county } = work
  const taken = await tx
    .selectFrom('order_candidate')
    .select(['household_id', 'village_code'])
    .where('county_code', '=', county)
    .where(which)
    .orderBy('household_id')
    .limit(SLICE)
    .forUpdate()
    .skipLocked()
    .execute()
  const ids = sql`${taken.map((row) => row.household_id)}::uuid[]`
  const scores = await tx
    .selectFrom('household_score')
    .select(['household_id', 'evaluation'])
    .where('county_code', '=', county)
    .where(sql<boolean>`household_id = ANY (${ids})`)
    .execute()
  const evaluations = new Map(scores.map((row) => [row.household_id, row.evaluation]))
  let opened = 0
  for (const { household_id: householdId, village_code: villageCode } of taken) {
    const evaluation = evaluations.get(householdId)
    if (!evaluation) throw new Error('A candidate for an order has no score.')
    const { how } = await openOrRefresh(tx, work, { householdId, villageCode }, { by: 'score', evaluation })
    if (how === 'opened') opened += 1
  }
  await tx
    .deleteFrom('order_candidate')
    .where('county_code', '=', county)
    .where(sql<boolean>`household_id = ANY (${ids})`)
    .execute()
  return { taken: taken.length, opened }
}
