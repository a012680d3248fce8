import { sql } from 'kysely'
import type { Tx } from '../database/scope'
import { appendEvents } from '../events/append-events'
import type { JobCall } from '../handler'
import type { CountyImport } from './county-import'
import type { RowCounts } from './import-report'
import { inChunks, recordSet } from './record-set'
import type { RowRemark } from './row-remark'

export type ImportCall = Pick<JobCall, 'db' | 'actor' | 'day' | 'at' | 'secrets' | 'newId'>

/**
 * Takes the next place in the county's order of deliveries. Another delivery to the same county waits here until this
 * transaction ends, so that two files never change the same register at once.
 */
export async function openBatch(
  tx: Tx,
  call: ImportCall,
  {
    county,
    feed,
    batch,
    fileHash,
    elsewhere,
    isDelivery,
  }: Pick<CountyImport, 'county' | 'feed' | 'batch' | 'elsewhere'> & { fileHash: string; isDelivery: boolean },
): Promise<CountyImport> {
  for (;;) {
    const { rows } = await sql<{ delivered: number }>`
      INSERT INTO import_batch (county_code, batch_id, delivered, feed, file_hash, received_on, received_at, actor, is_delivery, counts)
      SELECT ${county}, ${batch}::uuid, coalesce(max(delivered), 0) + 1, ${feed.id}, ${fileHash}, ${call.day}::date, ${call.at}::timestamptz, ${call.actor.id}, ${isDelivery}::boolean, '{}'
      FROM import_batch WHERE county_code = ${county}
      ON CONFLICT (county_code, delivered) DO NOTHING
      RETURNING delivered`.execute(tx)
    const [place] = rows
    // None: the place was taken by the delivery that this one waited for.
    if (place === undefined) continue
    const { day, secrets, newId } = call
    return { tx, county, feed, batch, delivered: place.delivered, elsewhere, day, secrets, newId }
  }
}

/** True when the county never delivered this feed before: then silence begins to mean something for every household. */
export async function isFirstDelivery({ tx, county, feed, delivered }: CountyImport): Promise<boolean> {
  const earlier = await tx
    .selectFrom('import_batch')
    .select('batch_id')
    .where('county_code', '=', county)
    .where('feed', '=', feed.id)
    .where('delivered', '<', delivered)
    .where('is_delivery', '=', true)
    .limit(1)
    .executeTakeFirst()
  return earlier === undefined
}

/** Writes what became of the rows, and the event. Comes last: the event locks the head of the county's chain. */
export async function closeBatch(
  { tx, county, feed, batch }: CountyImport,
  call: ImportCall,
  counts: RowCounts,
  faults: readonly RowRemark[],
  notes: readonly RowRemark[],
): Promise<void> {
  await sql`UPDATE import_batch SET counts = ${JSON.stringify(counts)}::jsonb
    WHERE county_code = ${county} AND batch_id = ${batch}::uuid`.execute(tx)
  for (const chunk of inChunks([...faults, ...notes])) {
    await sql`INSERT INTO import_fault (county_code, batch_id, line_no, column_name, code, severity, sentence)
      SELECT ${county}, ${batch}::uuid, r."row", r."column", r.code, r.severity, r.sentence
      FROM ${recordSet(chunk, '"row" integer, "column" text, code text, severity text, sentence text')}`.execute(tx)
  }
  const event = { type: 'file.imported', subjectId: batch, payload: { feed: feed.id, ...counts } }
  await appendEvents(tx, county, { day: call.day, at: call.at, actor: call.actor.id }, [event])
}
