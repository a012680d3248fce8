import { sql } from 'kysely'
import { refuse, type Refusal } from '../../../src/domain/result'
import { placeInOrder } from './county-import'
import { findFeed } from './feeds'
import { namedSo } from './replaced-rows'
import { registeredIds, replacedKeys, type UndoWork } from './undo-work'

/** Why a batch cannot be taken back. */
export type UndoFaultCode =
  | 'batch.unknown'
  | 'batch.undone'
  | 'batch.notKept'
  | 'batch.movedPeople'
  | 'batch.peopleLeft'
  | 'batch.changedSince'
  | 'batch.inUse'

type Obstacle = Refusal<UndoFaultCode>

interface UndoneCounts {
  readonly accepted: number
  /** People who came from other counties, where nothing of them is left. */
  readonly moved: number
}

/** What stands in the way of taking a batch back as if it had never come; undefined when nothing does. */
export async function findUndoObstacle(work: UndoWork, counts: UndoneCounts): Promise<Obstacle | undefined> {
  if (counts.moved > 0) return refuse('batch.movedPeople').refusal
  const later = (await findLaterReplacing(work)) ?? (await findLaterInPlace(work))
  if (later !== undefined) return changedSince(work, later)
  if (await havePeopleLeft(work, counts)) return refuse('batch.peopleLeft').refusal
  return (await isInUse(work)) ? refuse('batch.inUse').refusal : undefined
}

/** People know a delivery by its day and by what it holds, programs by its id. */
async function changedSince({ tx, county }: UndoWork, batch: string): Promise<Obstacle> {
  const { feed, received_on: day } = await tx
    .selectFrom('import_batch')
    .select(['feed', 'received_on'])
    .where('county_code', '=', county)
    .where('batch_id', '=', batch)
    .executeTakeFirstOrThrow()
  return refuse('batch.changedSince', { batch, day, feed: findFeed(feed)?.name ?? feed }).refusal
}

/** The last batch that replaced what this one wrote, or replaced the same rows after it. */
async function findLaterReplacing({ tx, county, batch, delivered }: UndoWork): Promise<string | undefined> {
  const { rows } = await sql<{ batch_id: string }>`
    SELECT later.batch_id FROM import_batch AS later
    JOIN replaced_row AS theirs ON theirs.county_code = later.county_code AND theirs.batch_id = later.batch_id
    WHERE later.county_code = ${county} AND theirs.county_code = ${county} AND later.delivered > ${delivered}
      AND later.undone_at IS NULL AND (theirs.before ->> 'batch_id' = ${batch}::text OR EXISTS (
        SELECT FROM replaced_row AS own WHERE own.county_code = ${county} AND own.batch_id = ${batch}::uuid
          AND own.source = theirs.source AND own.row_key = theirs.row_key))
    ORDER BY later.delivered DESC LIMIT 1`.execute(tx)
  return rows[0]?.batch_id
}

/** A later batch that wrote where this one has taken something away. */
async function findLaterInPlace(work: UndoWork): Promise<string | undefined> {
  const after = placeInOrder({ delivered: work.delivered + 1 }, 0)
  for (const table of ['department_record', 'unmatched_row'] as const) {
    for await (const keys of replacedKeys(work, table, 'before')) {
      const { rows } = await sql<{ batch_id: string }>`
        SELECT stored.batch_id FROM ${sql.table(table)} AS stored
        WHERE stored.county_code = ${work.county} AND ${namedSo(keys)} AND stored.delivered >= ${after}
        ORDER BY stored.delivered DESC LIMIT 1`.execute(work.tx)
      if (rows[0] !== undefined) return rows[0].batch_id
    }
  }
  return undefined
}

/** True when somebody whom the batch is about went to another county since, with everything that is known of them. */
async function havePeopleLeft(work: UndoWork, { accepted }: UndoneCounts): Promise<boolean> {
  const { tx, county, feed, batch } = work
  for await (const keys of replacedKeys(work, 'person', 'all')) {
    const { rows } = await sql<{ count: number }>`
      SELECT count(*) FROM person WHERE county_code = ${county} AND person_id = ANY (${keys}::uuid[])`.execute(tx)
    if (rows[0]?.count !== keys.length) return true
  }
  for await (const keys of replacedKeys(work, 'department_record', 'before')) {
    const { rows } = await sql`
      SELECT FROM replaced_row AS kept WHERE kept.county_code = ${county} AND kept.batch_id = ${batch}::uuid
        AND kept.source = 'department_record' AND kept.row_key = ANY (${keys}) AND NOT EXISTS (
          SELECT FROM person WHERE person.county_code = ${county} AND person.person_id = (kept.before ->> 'person_id')::uuid)
      LIMIT 1`.execute(tx)
    if (rows.length > 0) return true
  }
  if (feed.kind === 'register') return false
  const from = placeInOrder(work, 0)
  const to = placeInOrder({ delivered: work.delivered + 1 }, 0)
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) FROM department_record WHERE county_code = ${county} AND feed = ${feed.id}
      AND delivered >= ${from} AND delivered < ${to} AND batch_id = ${batch}::uuid`.execute(tx)
  return rows[0]?.count !== accepted
}

/** True when people, orders or anything else that did not come with the batch hang on households or people that it registered. */
async function isInUse(work: UndoWork): Promise<boolean> {
  const { tx, county, batch } = work
  for await (const ids of registeredIds(work, 'person')) {
    const { rows } = await sql`
      SELECT FROM department_record AS stored WHERE stored.county_code = ${county} AND stored.person_id = ANY (${ids}::uuid[])
        AND NOT EXISTS (
          SELECT FROM replaced_row AS own WHERE own.county_code = ${county} AND own.batch_id = ${batch}::uuid
            AND own.source = 'department_record' AND own.row_key = stored.feed || ' ' || stored.record_key)
      LIMIT 1`.execute(tx)
    if (rows.length > 0) return true
  }
  for await (const ids of registeredIds(work, 'household')) {
    const { rows } = await sql`
      SELECT FROM person AS stored WHERE stored.county_code = ${county} AND stored.household_id = ANY (${ids}::uuid[])
        AND stored.batch_id IS DISTINCT FROM ${batch}::uuid LIMIT 1`.execute(tx)
    if (rows.length > 0) return true
    for (const table of [
      'work_order',
      'report',
      'score_history',
      'household_code',
      'register_correction',
      'sweep_check',
      'measure',
    ] as const) {
      const hanging = await sql`
        SELECT FROM ${sql.table(table)} WHERE county_code = ${county} AND household_id = ANY (${ids}::uuid[]) LIMIT 1`.execute(
        tx,
      )
      if (hanging.rows.length > 0) return true
    }
  }
  return false
}
