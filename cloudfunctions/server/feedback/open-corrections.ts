import { correctionsOf, type Correction } from '../../../src/domain/feedback/correction'
import type { OrderDecision } from '../../../src/domain/order/decision'
import type { Tx } from '../database/scope'
import type { Call } from '../handler'
import { findFeed } from '../import/feeds'
import { correctionEvent } from './correction-event'
import { toRow } from './correction-row'

/** Asks the departments to mend what a closing found wrong. A record that is asked about already, or reads otherwise by now, is not asked about. */
export async function openCorrections(
  { tx, county, secrets, newId, record }: Pick<Call, 'tx' | 'county' | 'secrets' | 'newId' | 'record'>,
  { order, findings }: OrderDecision,
  reason: string,
): Promise<void> {
  const { orderId, householdId, villageCode } = order
  const told = correctionsOf({ orderId, householdId, villageCode, reason, findings }, newId)
  const items = await leaveMended(tx, county, told)
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

/** Without the records that were delivered anew since the order was opened; a delivery that is just writing one is waited for. */
async function leaveMended(tx: Tx, county: string, items: readonly Correction[]): Promise<readonly Correction[]> {
  const delivered = items.filter(({ feed }) => findFeed(feed)?.kind === 'department')
  if (delivered.length === 0) return items
  const rows = await tx
    .selectFrom('department_record')
    .select(['feed', 'record_key', 'content'])
    .where('county_code', '=', county)
    .where(
      'record_key',
      'in',
      delivered.map(({ recordKey }) => recordKey),
    )
    .orderBy('feed')
    .orderBy('record_key')
    .forUpdate()
    .execute()
  const isMended = ({ feed, recordKey, content }: Correction) =>
    rows.some((row) => row.feed === feed && row.record_key === recordKey && row.content !== content)
  return items.filter((item) => !isMended(item))
}
