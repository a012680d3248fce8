import { sql } from 'kysely'
import { appendEvents } from '../events/append-events'
import type { JobCall } from '../handler'
import type { CountyImport } from './county-import'
import type { RowCounts } from './import-report'
import { recordSet } from './record-set'
import type { RowRemark } from './row-remark'

export type ImportCall = Pick<JobCall, 'db' | 'actor' | 'day' | 'at' | 'secrets' | 'newId'>

type Batch = Pick<CountyImport, 'tx' | 'county' | 'feed' | 'batch'>

/**
 * Takes the next place in the county's order of deliveries. Another delivery to the same county waits here until this
 * transaction ends, so that two files never change the same register at once.
 * @returns the place
 */
export async function openBatch(
  { tx, county, feed, batch }: Batch,
  call: ImportCall,
  fileHash: string,
): Promise<number> {
  // Tables grow within the transaction: a plan that was kept from when one was empty would read all of it for each row. Plans
  // are not made anew each time instead, because the database would do that for the foreign key of every row as well.
  await sql`SET LOCAL enable_seqscan = off`.execute(tx)
  for (;;) {
    const { rows } = await sql<{ delivered: number }>`
      INSERT INTO import_batch (county_code, batch_id, delivered, feed, file_hash, received_on, received_at, actor, is_delivery, counts)
      SELECT ${county}, ${batch}::uuid, coalesce(max(delivered), 0) + 1, ${feed.id}, ${fileHash}, ${call.day}::date, ${call.at}::timestamptz, ${call.actor.id}, false, '{}'
      FROM import_batch WHERE county_code = ${county}
      ON CONFLICT (county_code, delivered) DO NOTHING
      RETURNING delivered`.execute(tx)
    const [place] = rows
    // None: the place was taken by the delivery that this one waited for.
    if (place !== undefined) return place.delivered
  }
}

/** True when the county never delivered this feed before: then silence begins to mean something for every household. */
export async function isFirstDelivery({ tx, county, feed }: Batch, delivered: number): Promise<boolean> {
  const earlier = await tx
    .selectFrom('import_batch')
    .select('batch_id')
    .where('county_code', '=', county)
    .where('feed', '=', feed.id)
    .where('delivered', '<', delivered)
    .where('is_delivery', '=', true)
    .where('undone_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return earlier === undefined
}

/** Keeps what was told of rows with the batch. */
export async function keepRemarks(
  { tx, county, batch }: Pick<Batch, 'tx' | 'county' | 'batch'>,
  remarks: readonly RowRemark[],
): Promise<void> {
  await sql`INSERT INTO import_fault (county_code, batch_id, line_no, column_name, code, severity, sentence)
    SELECT ${county}, ${batch}::uuid, r."row", r."column", r.code, r.severity, r.sentence
    FROM ${recordSet(remarks, '"row" integer, "column" text, code text, severity text, sentence text')}`.execute(tx)
}

/** What is kept with a batch. */
interface BatchCounts extends RowCounts {
  /** People who came from other counties, or about whom rows came from there. */
  readonly moved: number
}

/** Writes what became of the rows, and the event. Comes last: the event locks the head of the county's chain. */
export async function closeBatch(
  { tx, county, feed, batch }: Batch,
  call: ImportCall,
  counts: BatchCounts,
  isDelivery: boolean,
): Promise<void> {
  await sql`UPDATE import_batch SET counts = ${JSON.stringify(counts)}::jsonb, is_delivery = ${isDelivery}::boolean
    WHERE county_code = ${county} AND batch_id = ${batch}::uuid`.execute(tx)
  await appendEvents(tx, county, { day: call.day, at: call.at, actor: call.actor.id }, [
    { type: 'file.imported', subjectId: batch, payload: { feed: feed.id, ...counts } },
  ])
}
