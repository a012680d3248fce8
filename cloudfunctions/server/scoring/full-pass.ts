import { sql } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { Tx } from '../database/scope'

/**
 * Wakes every household of the county for a day. Whoever asks again for that day before the pass has ended goes on with it:
 * another worker, or the same one after it was cut off.
 */
export async function beginFullPass(tx: Tx, county: string, day: Day): Promise<void> {
  const { rows } = await sql`
    INSERT INTO score_pass (county_code, run_on) VALUES (${county}, ${day})
    ON CONFLICT (county_code) DO UPDATE SET run_on = excluded.run_on WHERE score_pass.run_on <> excluded.run_on
    RETURNING run_on`.execute(tx)
  if (rows.length === 0) return
  await sql`UPDATE household_score SET dirty = true WHERE county_code = ${county} AND NOT dirty`.execute(tx)
}

/** No household waits any longer, or another worker has it in hand: a household that it would lose is still dirty. */
export async function endFullPass(tx: Tx, county: string): Promise<void> {
  await tx.deleteFrom('score_pass').where('county_code', '=', county).execute()
}
