import { sql } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { Tx } from '../database/scope'

/**
 * Makes the households dirty that have a finding whose silence ended since the last night: the same evidence opens an order
 * again, although neither it nor the score has changed. Once dirty they wait for a night, whatever cuts this one off.
 */
export async function wakeSilenced(tx: Tx, county: string, since: Day | undefined, day: Day): Promise<void> {
  await sql`
    UPDATE household_score SET dirty = true
    WHERE county_code = ${county} AND NOT dirty AND household_id IN (
      SELECT household_id FROM finding
      WHERE county_code = ${county} AND silent_until < ${day} AND silent_until >= ${since ?? '0001-01-01'})`.execute(tx)
}
