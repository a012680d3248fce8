import { sql } from 'kysely'
import type { SweepCounts } from '../../../src/contract/views'
import type { Tx } from '../database/scope'
import { inAreas } from '../orders/in-areas'

/** Begins the counts of a round, village by village: the only time that its households are counted. @returns how many there are */
export async function beginTally(tx: Tx, county: string, roundId: string, area: string): Promise<number> {
  const { rows } = await sql<{ households: number }>`
    INSERT INTO sweep_tally (county_code, round_id, village_code, households, checked, concerned)
    SELECT ${county}, ${roundId}::uuid, village_code, count(*), 0, 0 FROM household
    WHERE county_code = ${county} AND ${inAreas('village_code', [area])} GROUP BY village_code
    RETURNING households`.execute(tx)
  return rows.reduce((sum, { households }) => sum + households, 0)
}

/**
 * Counts one more household as checked. Comes last, as with orders: whoever checks in the same village waits here, and then
 * for the chain of the county, for nothing else.
 */
export async function countCheck(
  tx: Tx,
  county: string,
  { roundId, villageCode, concerned }: { roundId: string; villageCode: string; concerned: boolean },
): Promise<void> {
  // A village that had nobody when the round was called begins with this household.
  await sql`
    INSERT INTO sweep_tally AS kept (county_code, round_id, village_code, households, checked, concerned)
    VALUES (${county}, ${roundId}::uuid, ${villageCode}, 1, 1, ${Number(concerned)})
    ON CONFLICT (county_code, round_id, village_code)
    DO UPDATE SET checked = kept.checked + 1, concerned = kept.concerned + excluded.concerned`.execute(tx)
}

/** How far rounds are, village by village, as far as the scope reaches. */
export async function readTally(
  tx: Tx,
  county: string,
  roundIds: readonly string[],
): Promise<readonly (SweepCounts & { readonly roundId: string; readonly villageCode: string })[]> {
  if (roundIds.length === 0) return []
  return tx
    .selectFrom('sweep_tally')
    .select(['round_id as roundId', 'village_code as villageCode', 'households', 'checked', 'concerned'])
    .where('county_code', '=', county)
    .where('round_id', 'in', roundIds)
    .orderBy('village_code')
    .execute()
}

export function addSweepCounts(all: readonly SweepCounts[]): SweepCounts {
  return all.reduce<SweepCounts>(
    (sum, { households, checked, concerned }) => ({
      households: sum.households + households,
      checked: sum.checked + checked,
      concerned: sum.concerned + concerned,
    }),
    { households: 0, checked: 0, concerned: 0 },
  )
}
