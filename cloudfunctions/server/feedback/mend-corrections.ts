import { sql } from 'kysely'
import type { FieldValues } from '../../../src/domain/household/facts'
import { registerContent } from '../../../src/domain/household/register'
import { appendEvents } from '../events/append-events'
import type { JobCall } from '../handler'
import type { CountyImport } from '../import/county-import'
import { correctionEvent, type ChangedCorrection } from './correction-event'

type Work = Pick<CountyImport, 'tx' | 'county' | 'feed' | 'batch' | 'day'>

/**
 * Closes the items of a feed whose record reads otherwise since this delivery, or stands no more: what a department has deleted, or
 * sends under another key, goes when the delivery that brought it is taken back. Says so in the history of each household.
 */
export async function mendCorrections(work: Work, { at, actor }: Pick<JobCall, 'at' | 'actor'>): Promise<void> {
  const { tx, county, feed, batch, day } = work
  const changed = feed.kind === 'department' ? await changedRecords(work) : await changedRegister(work)
  if (changed.length === 0) return
  const { rows } = await sql<ChangedCorrection>`
    UPDATE correction SET state = 'mended', closed_on = ${day}, batch_id = ${batch}::uuid, version = version + 1
    WHERE county_code = ${county} AND correction_id = ANY (${changed}::uuid[]) AND state = 'open'
    RETURNING correction_id, household_id, village_code, feed, version`.execute(tx)
  const events = rows.map((row) => correctionEvent('correction.mended', row, { batch }))
  await appendEvents(tx, county, { day, at, actor: actor.id }, events)
}

/** Begins with the open items of the feed, of which there mostly are none. */
async function changedRecords({ tx, county, feed }: Work): Promise<readonly string[]> {
  const { rows } = await sql<{ correction_id: string }>`
    SELECT item.correction_id FROM correction AS item
    LEFT JOIN department_record AS record ON record.county_code = ${county} AND record.feed = ${feed.id}
      AND record.record_key = item.record_key
    WHERE item.county_code = ${county} AND item.feed = ${feed.id} AND item.state = 'open'
      AND record.content IS DISTINCT FROM item.content
    ORDER BY item.correction_id`.execute(tx)
  return rows.map(({ correction_id }) => correction_id)
}

/** Register values have no content of their own in the database: what each says now is compared here. */
async function changedRegister({ tx, county }: Work): Promise<readonly string[]> {
  const { rows } = await sql<{ correction_id: string; content: string; field: string; values: FieldValues }>`
    SELECT item.correction_id, item.content, split_part(item.record_key, ':', 2) AS field,
      coalesce(person."values", home."values") AS "values"
    FROM correction AS item
    JOIN household AS home ON home.county_code = ${county} AND home.household_id = item.household_id
    LEFT JOIN person ON person.county_code = ${county} AND person.person_id = item.person_id
    WHERE item.county_code = ${county} AND item.feed = ANY (${['households', 'members']}) AND item.state = 'open'
    ORDER BY item.correction_id`.execute(tx)
  return rows
    .filter(({ content, field, values }) => registerContent(values[field] ?? null) !== content)
    .map(({ correction_id }) => correction_id)
}
