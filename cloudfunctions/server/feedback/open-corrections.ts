import { correctionsOf } from '../../../src/domain/feedback/correction'
import type { OrderDecision } from '../../../src/domain/order/decision'
import type { Call } from '../handler'
import { toRow } from './correction-row'

/** Asks the departments to mend what a closing found wrong. A record that is asked about already is asked about once. */
export async function openCorrections(
  { tx, county, secrets, newId }: Pick<Call, 'tx' | 'county' | 'secrets' | 'newId'>,
  { order, findings }: OrderDecision,
): Promise<void> {
  const { orderId, householdId, villageCode, reason } = order
  const items = correctionsOf({ orderId, householdId, villageCode, reason: reason ?? '', findings }, newId)
  if (items.length === 0) return
  const rows = items.map((item) => toRow(county, item, secrets))
  await tx
    .insertInto('correction')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
