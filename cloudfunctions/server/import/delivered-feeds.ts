import { sql } from 'kysely'
import type { Tx } from '../database/scope'

/**
 * Feeds that the county has had, by name. A file whose rows were all rejected is no delivery: silence about everybody else
 * means nothing yet (rulebook, reading rule 7). Nor is the batch that is being written, which has no counts.
 */
export async function deliveredFeeds(tx: Tx, county: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('import_batch')
    .select('feed')
    .distinct()
    .where('county_code', '=', county)
    .where(sql<boolean>`(counts ->> 'read')::integer > (counts ->> 'rejected')::integer`)
    .orderBy('feed')
    .execute()
  return rows.map(({ feed }) => feed)
}
