import { sql } from 'kysely'
import type { UndoWork } from '../import/undo-work'

/** The delivery that mended them is taken back: the records read again as they did. One that was asked about anew is asked about once. */
export async function reopenCorrections({
  tx,
  county,
  batch,
}: Pick<UndoWork, 'tx' | 'county' | 'batch'>): Promise<void> {
  await sql`
    UPDATE correction AS item SET state = 'open', closed_on = NULL, batch_id = NULL, version = version + 1
    WHERE item.county_code = ${county} AND item.batch_id = ${batch}::uuid AND item.state = 'mended' AND NOT EXISTS (
      SELECT FROM correction AS other WHERE other.county_code = ${county} AND other.feed = item.feed
        AND other.record_key = item.record_key AND other.state = 'open')`.execute(tx)
}
