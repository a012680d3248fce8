import { sql } from 'kysely'
import type { Call } from '../handler'
import { correctionEvent, type ChangedCorrection } from './correction-event'

/** The order was reopened: until somebody has looked again, nobody says that its records are wrong. */
export async function withdrawCorrections(
  { tx, county, day, record }: Pick<Call, 'tx' | 'county' | 'day' | 'record'>,
  orderId: string,
): Promise<void> {
  const { rows } = await sql<ChangedCorrection>`
    UPDATE correction SET state = 'withdrawn', closed_on = ${day}, version = version + 1
    WHERE county_code = ${county} AND order_id = ${orderId} AND state = 'open'
    RETURNING correction_id, household_id, village_code, feed, version`.execute(tx)
  for (const row of rows) record(correctionEvent('correction.withdrawn', row))
}
