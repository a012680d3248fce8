import { evidenceThatOpens } from '../../../src/domain/order/silence'
import type { Tx } from '../database/scope'
import type { NewEvent } from '../events/append-events'
import { loadVerified, type Verified } from '../orders/load-verified'
import { openOrRefresh } from '../orders/open-or-refresh'
import type { Night, Scored } from './score-slice'

const NOTHING_VERIFIED: Verified = { inCase: false, findings: [] }

/**
 * Brings every score at the order line to a work order, unless earlier closings keep all its evidence silent. A household in a
 * case gets no order: its new result is a task of the case, and until cases are kept an event says so.
 */
export async function openOrders(
  tx: Tx,
  night: Night,
  scored: readonly Scored[],
  record: (event: NewEvent) => void,
): Promise<{ opened: number; refreshed: number }> {
  const due = scored.filter(({ evaluation }) => evaluation.orderDue)
  const ids = due.map(({ householdId }) => householdId)
  const verified = ids.length === 0 ? new Map<string, Verified>() : await loadVerified(tx, night.county, ids)
  const count = { opened: 0, refreshed: 0 }
  for (const household of due) {
    const { evaluation, changed, householdId, villageCode } = household
    const { inCase, findings } = verified.get(householdId) ?? NOTHING_VERIFIED
    if (evidenceThatOpens(evaluation.hits, findings, night.day).length === 0) continue
    if (inCase) {
      if (changed) record({ type: 'score.inCase', householdId, villageCode, payload: { score: evaluation.score } })
      continue
    }
    const { how } = await openOrRefresh(tx, { ...night, record }, household, { by: 'score', evaluation })
    if (how === 'opened') count.opened += 1
    if (how === 'joined') count.refreshed += 1
  }
  return count
}
