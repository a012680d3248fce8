import { sql } from 'kysely'
import type { CountyImport } from './county-import'
import { inChunks } from './record-set'

/** These households changed: the next night packs them anew and scores them. `packFacts` does both parts of it at once. */
export async function markDirty(
  { tx, county }: Pick<CountyImport, 'tx' | 'county'>,
  householdIds: readonly string[],
): Promise<void> {
  for (const chunk of inChunks(householdIds)) {
    await sql`INSERT INTO household_score (county_code, household_id, village_code, dirty)
      SELECT ${county}, household_id, village_code, true FROM household
      WHERE county_code = ${county} AND household_id = ANY (${chunk}::uuid[])
      ORDER BY household_id
      ON CONFLICT (county_code, household_id) DO UPDATE SET dirty = true, facts = NULL, village_code = excluded.village_code`.execute(
      tx,
    )
  }
}

/**
 * Every household of the county: something changed that all of them depend on. Those that are dirty already as well, since
 * the update waits for a night that is just clearing them.
 */
export async function markAllDirty({ tx, county }: CountyImport): Promise<void> {
  await sql`UPDATE household_score SET dirty = true WHERE county_code = ${county}`.execute(tx)
}
