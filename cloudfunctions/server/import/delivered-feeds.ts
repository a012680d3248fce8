import type { Tx } from '../database/scope'

/**
 * Feeds that the county has delivered, by name (rulebook, reading rule 7). Neither a file of which no row was right nor rows
 * that came over from another county's file: after them, silence about everybody else means nothing yet. A file that was taken back was
 * never delivered.
 * @param upTo what the county had delivered up to this place in the order of deliveries; a file that was taken back later counts
 */
export async function deliveredFeeds(
  tx: Tx,
  county: string,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('import_batch')
    .select('feed')
    .distinct()
    .where('county_code', '=', county)
    .where('is_delivery', '=', true)
    .where('delivered', '<=', upTo)
    .where((where) => where.or([where('undone_at', 'is', null), where('undone_in', '>', upTo)]))
    .orderBy('feed')
    .execute()
  return rows.map(({ feed }) => feed)
}
