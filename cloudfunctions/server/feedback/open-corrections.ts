import { correctionsOf } from '../../../src/domain/feedback/correction'
import type { OrderDecision } from '../../../src/domain/order/decision'
import type { Call } from '../handler'
import { correctionEvent } from './correction-event'
import { toRow } from './correction-row'

/** Asks the departments to mend what a closing found wrong. A record that is asked about already is asked about once. */
export async function openCorrections(
  { tx, county, secrets, newId, record }: Pick<Call, 'tx' | 'county' | 'secrets' | 'newId' | 'record'>,
  { order, findings }: OrderDecision,
  reason: string,
): Promise<void> {
  const { orderId, householdId, villageCode } = order
  const items = correctionsOf({ orderId, householdId, villageCode, reason, findings }, newId)
  if (items.length === 0) return
  const rows = items.map((item) => toRow(county, item, secrets))
  const opened = await tx
    .insertInto('correction')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning(['correction_id', 'household_id', 'village_code', 'feed', 'version'])
    .execute()
  for (const row of opened) record(correctionEvent('correction.opened', row))
}
