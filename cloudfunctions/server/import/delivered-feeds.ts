import type { Tx } from '../database/scope'

/**
 * Feeds that the county has delivered, by name (rulebook, reading rule 7). Neither a file of which no row was right nor rows
 * that came over from another county's file: after them, silence about everybody else means nothing yet. A file that was taken back was
 * never delivered.
 */
export async function deliveredFeeds(tx: Tx, county: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('import_batch')
    .select('feed')
    .distinct()
    .where('county_code', '=', county)
    .where('is_delivery', '=', true)
    .where('undone_at', 'is', null)
    .orderBy('feed')
    .execute()
  return rows.map(({ feed }) => feed)
}
