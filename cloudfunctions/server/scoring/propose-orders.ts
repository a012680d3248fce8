import { sql } from 'kysely'
import { refreshOrder } from '../../../src/domain/order/open-order'
import type { RuleEvidence } from '../../../src/domain/order/evidence'
import { evidenceThatOpens } from '../../../src/domain/order/silence'
import { groundsOf } from '../../../src/domain/order/storm-brake'
import type { Tx } from '../database/scope'
import { findOpenOrders } from '../orders/find-open-orders'
import { loadVerified, type Verified } from '../orders/load-verified'
import { joinOpenOrder } from '../orders/open-or-refresh'
import type { OpeningWork } from '../orders/open-orders'
import { orderContext } from '../orders/order-context'
import type { Scored } from './night'

const NOTHING_VERIFIED: Verified = { inCase: false, findings: [] }

/** A score at the order line with evidence that nobody has verified. */
interface Wanting {
  readonly household: Scored
  readonly opening: readonly RuleEvidence[]
}

/**
 * Brings every score at the order line, unless earlier closings keep all its evidence silent, to the household's open order, or
 * else to the candidates, of which orders are made when the whole county has been scored. A household in a case gets no order:
 * its new result is a task of the case, and until cases are kept an event says so.
 * @returns how many open orders say more than before
 */
export async function proposeOrders(tx: Tx, work: OpeningWork, scored: readonly Scored[]): Promise<number> {
  const wanting = await findWanting(tx, work, scored)
  const open = await findOpenOrders(tx, work.county, wanting.map(idOf))
  const candidates: Wanting[] = []
  let refreshed = 0
  for (const one of wanting) {
    const trigger = { by: 'score', evaluation: one.household.evaluation } as const
    const order = open.get(idOf(one))
    // Read without a lock, so that whoever is closing it waits only for a night that has something to add.
    if (order !== undefined && refreshOrder(order, trigger, orderContext(work.day)) === undefined) continue
    const joined = order && (await joinOpenOrder(tx, work, idOf(one), trigger))
    if (joined === undefined) candidates.push(one)
    else if (joined.how === 'joined') refreshed += 1
  }
  await writeCandidates(tx, work, scored, candidates)
  return refreshed
}

function idOf({ household }: Wanting): string {
  return household.householdId
}

async function findWanting(tx: Tx, work: OpeningWork, scored: readonly Scored[]): Promise<readonly Wanting[]> {
  const due = scored.filter(({ evaluation }) => evaluation.orderDue)
  if (due.length === 0) return []
  const verified = await loadVerified(
    tx,
    work.county,
    due.map(({ householdId }) => householdId),
  )
  return due.flatMap((household) => {
    const { evaluation, changed, householdId, villageCode } = household
    const { inCase, findings } = verified.get(householdId) ?? NOTHING_VERIFIED
    const opening = evidenceThatOpens(evaluation.hits, findings, work.day)
    if (opening.length === 0) return []
    if (!inCase) return [{ household, opening }]
    const payload = { score: evaluation.score }
    if (changed) work.record({ type: 'score.inCase', householdId, villageCode, payload })
    return []
  })
}

/** Of the households of a slice, those that wait for an order and no others. What a candidate is held for stays, that it may open does not. */
async function writeCandidates(
  tx: Tx,
  { county, day }: OpeningWork,
  scored: readonly Scored[],
  candidates: readonly Wanting[],
): Promise<void> {
  const waiting = new Set(candidates.map(idOf))
  const others = scored.filter(({ householdId }) => !waiting.has(householdId)).map(({ householdId }) => householdId)
  await sql`DELETE FROM order_candidate
    WHERE county_code = ${county} AND household_id = ANY (${others}::uuid[])`.execute(tx)
  if (candidates.length === 0) return
  const rows = candidates.map(({ household: { householdId, villageCode, evaluation }, opening }) => ({
    ...{ household_id: householdId, village_code: villageCode, grounds: groundsOf(evaluation.hits, opening) },
  }))
  await sql`
    INSERT INTO order_candidate (county_code, household_id, village_code, found_on, grounds)
    SELECT ${county}, fresh.household_id, fresh.village_code, ${day}::date, fresh.grounds
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS fresh (household_id uuid, village_code text, grounds jsonb)
    ON CONFLICT (county_code, household_id) DO UPDATE SET village_code = excluded.village_code, grounds = excluded.grounds,
      held_for = nullif(order_candidate.held_for, '{}')`.execute(tx)
}
