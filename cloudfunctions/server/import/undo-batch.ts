import { sql } from 'kysely'
import type { Feed } from '../../../src/domain/comparison/feed'
import { ok, refuse, type Refusal, type Result } from '../../../src/domain/result'
import type { Tx } from '../database/scope'
import { appendEvents } from '../events/append-events'
import { mendCorrections } from '../feedback/mend-corrections'
import { reopenCorrections } from '../feedback/reopen-corrections'
import { isFirstDelivery, openBatch, type ImportCall } from './batch'
import { findFeed } from './feeds'
import { findUndoObstacle, type UndoFaultCode } from './find-undo-obstacle'
import { markAllDirty, packHouseholds } from './pack-households'
import { repeatCorrections } from './repeat-corrections'
import { removeNewcomers, restoreHouseholds, restorePeople } from './restore-register'
import { restoreRecords, restoreWaiting } from './restore-rows'
import type { UndoWork } from './undo-work'

/** What taking a batch back did in one county. */
export interface Undone {
  readonly feed: string
  /** Rows of the batch that are gone. */
  readonly removed: number
  /** Rows that stand again as they did before it. */
  readonly restored: number
  /** Households that are scored again in the next night. */
  readonly dirty: number
}

interface StoredBatch {
  readonly feed: string
  readonly file_hash: string
  readonly delivered: number
  readonly is_delivery: boolean
  readonly undone: boolean
  readonly accepted: number
  readonly moved: number
}

/** Takes the transaction back in which a batch could not be. */
export class UndoRefused extends Error {
  constructor(readonly refusal: Refusal<UndoFaultCode>) {
    super(refusal.code)
  }
}

/** Feeds of which nothing is kept that a batch replaced: nobody is scored by them, and the next file corrects them. */
const NOT_KEPT: readonly string[] = ['areas', 'staff']

/** Why the county cannot take the batch back; its counts and place when it can. */
export async function checkUndo(
  tx: Tx,
  county: string,
  batch: string,
): Promise<Result<{ readonly work: UndoWork; readonly stored: StoredBatch }, UndoFaultCode>> {
  const stored = await findBatch(tx, county, batch)
  const feed = stored === undefined ? undefined : findFeed(stored.feed)
  if (stored === undefined || feed === undefined) return refuse('batch.unknown')
  if (stored.undone) return refuse('batch.undone')
  if (NOT_KEPT.includes(feed.id)) return refuse('batch.notKept')
  const work = { tx, county, batch, feed, delivered: stored.delivered }
  const obstacle = await findUndoObstacle(work, stored)
  return obstacle === undefined ? ok({ work, stored }) : { ok: false, refusal: obstacle }
}

interface Undoing {
  readonly feed: Feed
  readonly fileHash: string
  readonly batch: string
  /** Id of the place that the undo takes. */
  readonly own: string
}

/**
 * Takes a batch back in one county: what it added goes, what it replaced stands again, and the households are scored anew. It
 * takes a place in the order of deliveries itself, so that no file comes in between.
 * Fault: throws `UndoRefused`, which takes the place back, when it can no longer be done.
 */
export async function undoBatch(
  tx: Tx,
  call: ImportCall,
  county: string,
  { feed, fileHash, batch, own }: Undoing,
): Promise<Undone> {
  const place = await openBatch({ tx, county, feed, batch: own }, call, fileHash)
  // What was found before may have changed until the place was taken.
  const checked = await checkUndo(tx, county, batch)
  if (!checked.ok) throw new UndoRefused(checked.refusal)
  const { stored } = checked.value
  const work = { ...checked.value.work, own: { tx, county, batch: own } }
  const households = await restoreHouseholds(work)
  const people = await restorePeople(work)
  await repeatCorrections(work, call.secrets)
  const records = await restoreRecords(work)
  const newcomers = await removeNewcomers(work)
  await restoreWaiting(work)
  const dirty = new Set([...households, ...people.households, ...records.households, ...newcomers.homes])
  for (const householdId of newcomers.gone) dirty.delete(householdId)
  await packHouseholds(tx, county, dirty)
  await reopenCorrections(work, call)
  await mendCorrections({ ...work, batch: own, day: call.day }, call)
  const undone = {
    feed: feed.id,
    removed: records.removed + newcomers.count,
    restored: households.length + people.count + records.restored,
    dirty: dirty.size,
  }
  await sql`UPDATE import_batch SET undone_at = ${call.at}::timestamptz, undone_by = ${call.actor.id}, undone_in = ${place},
      counts = CASE WHEN batch_id = ${own}::uuid THEN ${JSON.stringify(undone)}::jsonb ELSE counts END
    WHERE county_code = ${county} AND batch_id = ANY (${[batch, own]}::uuid[])`.execute(tx)
  // Without it the county may never have delivered the feed: then silence means nothing again.
  if (stored.is_delivery && feed.absence === 'nothing' && (await isFirstDelivery(work, Number.MAX_SAFE_INTEGER)))
    await markAllDirty(tx, county)
  await appendEvents(tx, county, { day: call.day, at: call.at, actor: call.actor.id }, [
    { type: 'file.undone', subjectId: batch, payload: { ...undone } },
  ])
  return undone
}

/** What an undo has done in a county under this id; undefined when it has not been there. */
export async function findUndone(tx: Tx, county: string, own: string): Promise<Undone | undefined> {
  const { rows } = await sql<{ undone: Undone }>`
    SELECT counts AS undone FROM import_batch
    WHERE county_code = ${county} AND batch_id = ${own}::uuid AND undone_at IS NOT NULL`.execute(tx)
  return rows[0]?.undone
}

async function findBatch(tx: Tx, county: string, batch: string): Promise<StoredBatch | undefined> {
  const { rows } = await sql<StoredBatch>`
    SELECT feed, file_hash, delivered, is_delivery, undone_at IS NOT NULL AS undone,
      coalesce((counts ->> 'accepted')::integer, 0) AS accepted, coalesce((counts ->> 'moved')::integer, 0) AS moved
    FROM import_batch WHERE county_code = ${county} AND batch_id = ${batch}::uuid`.execute(tx)
  return rows[0]
}
