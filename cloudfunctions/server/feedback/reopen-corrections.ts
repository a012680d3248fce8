import { sql } from 'kysely'
import { appendEvents } from '../events/append-events'
import type { JobCall } from '../handler'
import type { UndoWork } from '../import/undo-work'
import { correctionEvent, type ChangedCorrection } from './correction-event'

/** The delivery that mended them is taken back: the records read again as they did. One that was asked about anew is asked about once. */
export async function reopenCorrections(
  { tx, county, batch }: Pick<UndoWork, 'tx' | 'county' | 'batch'>,
  { day, at, actor }: Pick<JobCall, 'day' | 'at' | 'actor'>,
): Promise<void> {
  const { rows } = await sql<ChangedCorrection>`
    UPDATE correction AS item SET state = 'open', closed_on = NULL, batch_id = NULL, version = version + 1
    WHERE item.county_code = ${county} AND item.batch_id = ${batch}::uuid AND item.state = 'mended' AND NOT EXISTS (
      SELECT FROM correction AS other WHERE other.county_code = ${county} AND other.feed = item.feed
        AND other.record_key = item.record_key AND other.state = 'open')
    RETURNING item.correction_id, item.household_id, item.village_code, item.feed, item.version`.execute(tx)
  const events = rows.map((row) => correctionEvent('correction.reopened', row))
  await appendEvents(tx, county, { day, at, actor: actor.id }, events)
}
