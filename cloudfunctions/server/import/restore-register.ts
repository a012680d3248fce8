import { sql } from 'kysely'
import { ROW_KEYS } from '../history/row-keys'
import { followPeople } from './follow-people'
import { followVillage } from './follow-village'
import { keepReplaced, takeAway } from './replaced-rows'
import { registeredIds, replacedKeys, type UndoingWork } from './undo-work'

/** Gives households back what the batch replaced; what was disputed meanwhile stays so. @returns the households */
export async function restoreHouseholds(work: UndoingWork): Promise<readonly string[]> {
  const { tx, county, batch, own } = work
  const restored: string[] = []
  for await (const ids of replacedKeys(work, 'household', 'before')) {
    const stood = await keepReplaced(own, 'household', sql`stored.household_id = ANY (${ids}::uuid[])`)
    const { rows } = await sql<{ household_id: string; village_code: string }>`
      UPDATE household AS stored SET village_code = was.village_code, group_name = was.group_name, head_name = was.head_name,
        head_id_hash = was.head_id_hash, address_cipher = was.address_cipher, phone_cipher = was.phone_cipher,
        "values" = was."values", content = was.content, batch_id = was.batch_id, version = was.version
      FROM replaced_row AS kept CROSS JOIN LATERAL jsonb_populate_record(NULL::household, kept.before) AS was
      WHERE stored.county_code = ${county} AND stored.household_id = ANY (${ids}::uuid[])
        AND kept.county_code = ${county} AND kept.batch_id = ${batch}::uuid AND kept.source = 'household'
        AND kept.row_key = ANY (${ids}) AND was.household_id = stored.household_id
      RETURNING stored.household_id, stored.village_code`.execute(tx)
    const left = new Map(stood.map((row) => [row.household_id, row.village_code]))
    const moved = rows.map((row) => ({ ...row, left: left.get(row.household_id) ?? row.village_code }))
    await followVillage(
      tx,
      county,
      moved.filter((row) => row.left !== row.village_code),
    )
    restored.push(...rows.map((row) => row.household_id))
  }
  return restored
}

/** Gives people back what the batch replaced, in the household that they were in, wherever that lies now. @returns households that they leave or come back to, one entry a person and household */
export async function restorePeople(
  work: UndoingWork,
): Promise<{ readonly count: number; readonly households: readonly string[] }> {
  const { tx, county, batch, own } = work
  const households: string[] = []
  let count = 0
  for await (const ids of replacedKeys(work, 'person', 'before')) {
    const left = await keepReplaced(own, 'person', sql`stored.person_id = ANY (${ids}::uuid[])`)
    const { rows } = await sql<{ person_id: string; household_id: string; village_code: string }>`
      UPDATE person AS stored SET household_id = was.household_id, village_code = home.village_code, name = was.name,
        relation = was.relation, "values" = was."values", content = was.content, known_on = was.known_on,
        batch_id = was.batch_id, version = was.version
      FROM replaced_row AS kept CROSS JOIN LATERAL jsonb_populate_record(NULL::person, kept.before) AS was
        JOIN household AS home ON home.county_code = ${county} AND home.household_id = was.household_id
      WHERE stored.county_code = ${county} AND stored.person_id = ANY (${ids}::uuid[])
        AND kept.county_code = ${county} AND kept.batch_id = ${batch}::uuid AND kept.source = 'person'
        AND kept.row_key = ANY (${ids}) AND was.person_id = stored.person_id
      RETURNING stored.person_id, stored.household_id, stored.village_code`.execute(tx)
    await followPeople(work, rows)
    count += rows.length
    for (const { household_id } of [...left, ...rows]) if (household_id !== null) households.push(household_id)
  }
  return { count, households }
}

/** Takes the people and households away that the batch registered, when nothing hangs on them any more. */
export async function removeNewcomers(
  work: UndoingWork,
): Promise<{ readonly count: number; readonly homes: readonly string[]; readonly gone: readonly string[] }> {
  const { tx, county, own } = work
  const homes: string[] = []
  const gone: string[] = []
  let count = 0
  for await (const keys of replacedKeys(work, 'person_former', 'new')) {
    const people = keys.map((key) => key.split(' ', 1)[0])
    const named = sql`stored.person_id = ANY (${people}::uuid[]) AND ${ROW_KEYS.person_former} = ANY (${keys})`
    await takeAway(own, 'person_former', named)
  }
  for await (const ids of registeredIds(work, 'person')) {
    for (const taken of await takeAway(own, 'person', sql`stored.person_id = ANY (${ids}::uuid[])`)) {
      if (taken.household_id !== null) homes.push(taken.household_id)
      count += taken.count
    }
  }
  for await (const ids of registeredIds(work, 'household')) {
    for (const table of ['order_candidate', 'household_score', 'household'] as const) {
      await sql`DELETE FROM ${sql.table(table)} WHERE county_code = ${county} AND household_id = ANY (${ids}::uuid[])`.execute(
        tx,
      )
    }
    gone.push(...ids)
  }
  return { count: count + gone.length, homes, gone }
}
