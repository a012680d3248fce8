import { sql, type RawBuilder } from 'kysely'
import { namedSo, noteNew, takeAway } from './replaced-rows'
import { cameWith, replacedKeys, type UndoingWork, type UndoWork } from './undo-work'

interface Restored {
  readonly removed: number
  readonly restored: number
  readonly households: ReadonlySet<string>
}

/**
 * Takes the records of the batch away, and puts those back that it replaced, with their people wherever these are by now.
 * @returns how many went and came, and whose
 */
export async function restoreRecords(work: UndoingWork): Promise<Restored> {
  const { tx, county, batch, own } = work
  const households = new Set<string>()
  let removed = 0
  let restored = 0
  const remove = async (where: RawBuilder<unknown>) => {
    for (const { household_id, count } of await takeAway(own, 'department_record', where)) {
      if (household_id !== null) households.add(household_id)
      removed += count
    }
  }
  await remove(cameWith(work))
  for await (const keys of replacedKeys(work, 'department_record', 'all')) {
    await remove(namedSo(keys))
    const { rows } = await sql<{ household_id: string }>`
      WITH written AS (
        INSERT INTO department_record AS stored (county_code, feed, record_key, person_id, household_id, village_code, record_on,
          "values", content, disputed_content, batch_id, delivered)
        SELECT ${county}, was.feed, was.record_key, was.person_id, person.household_id, person.village_code, was.record_on,
          was."values", was.content, was.disputed_content, was.batch_id, was.delivered
        FROM replaced_row AS kept CROSS JOIN LATERAL jsonb_populate_record(NULL::department_record, kept.before) AS was
          JOIN person ON person.county_code = ${county} AND person.person_id = was.person_id
        WHERE kept.county_code = ${county} AND kept.batch_id = ${batch}::uuid AND kept.source = 'department_record'
          AND kept.row_key = ANY (${keys}) AND kept.before IS NOT NULL
        RETURNING stored.feed, stored.record_key, stored.household_id),
      noted AS (${noteNew(own, 'department_record', sql`written AS stored`)})
      SELECT household_id FROM written`.execute(tx)
    for (const { household_id } of rows) households.add(household_id)
    restored += rows.length
  }
  return { removed, restored, households }
}

/** Forgets the waiting rows of the batch, and lets those wait again that it replaced or whose people it registered. */
export async function restoreWaiting(work: UndoWork): Promise<void> {
  const { tx, county, batch } = work
  await sql`DELETE FROM unmatched_row AS stored WHERE stored.county_code = ${county} AND ${cameWith(work)}`.execute(tx)
  for await (const keys of replacedKeys(work, 'unmatched_row', 'all')) {
    await sql`DELETE FROM unmatched_row AS stored WHERE stored.county_code = ${county} AND ${namedSo(keys)}`.execute(tx)
    await sql`
      INSERT INTO unmatched_row (county_code, feed, record_key, id_hash, id_cipher, record_on, "values", content, batch_id, delivered)
      SELECT ${county}, was.feed, was.record_key, was.id_hash, was.id_cipher, was.record_on, was."values", was.content,
        was.batch_id, was.delivered
      FROM replaced_row AS kept CROSS JOIN LATERAL jsonb_populate_record(NULL::unmatched_row, kept.before) AS was
      WHERE kept.county_code = ${county} AND kept.batch_id = ${batch}::uuid AND kept.source = 'unmatched_row'
        AND kept.row_key = ANY (${keys}) AND kept.before IS NOT NULL`.execute(tx)
  }
}
