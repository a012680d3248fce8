import { sql, type RawBuilder } from 'kysely'
import { addDays } from '../../../src/domain/calendar/day-number'
import type { CountyImport } from './county-import'
import { followPeople } from './follow-people'
import { recordKept } from './kept-rows'
import type { Match } from './match-people'
import { registerValues } from './register-values'
import { keepReplaced, noteNew } from './replaced-rows'
import { keysOf } from './stage'

interface WrittenPerson {
  readonly person_id: string
  readonly id_hash: string
  readonly household_id: string
  readonly village_code: string
  readonly name: string
  readonly version: number
}

/**
 * Writes the people of a slice of staged lines whose household is registered. Records and history go with a person who moves,
 * and rows that waited for a newcomer become records.
 * @returns how many people were new or different
 */
export async function mergeMembers(work: CountyImport, slice: RawBuilder<boolean>): Promise<number> {
  const { tx, county, feed, batch, day, changes } = work
  const known = sql`${slice} AND come.household_id IS NOT NULL`
  const stored = sql`stored.id_hash = ANY (${keysOf(known)})`
  const replaced = await keepReplaced(work, 'person', stored)
  if (replaced.length > 0) await keepFormer(work, stored)
  const { rows } = await sql<WrittenPerson>`
    INSERT INTO person AS stored (county_code, person_id, household_id, village_code, id_hash, id_cipher, name, birth_on,
      relation, "values", content, known_on, batch_id)
    SELECT ${county}, come.person_id, come.household_id, come.village_code, come.id_hash,
      coalesce(come.sealed ->> 'idNumber', ''), come."values" ->> 'name', come.record_on, come."values" ->> 'relation',
      ${registerValues(feed)}, come.content, ${day}::date, ${batch}::uuid
    FROM import_stage AS come WHERE ${known} ORDER BY come.line_no
    ON CONFLICT (county_code, id_hash) DO UPDATE SET household_id = excluded.household_id, village_code = excluded.village_code,
      name = excluded.name, relation = excluded.relation, "values" = excluded."values", content = excluded.content,
      known_on = excluded.known_on, batch_id = excluded.batch_id, version = stored.version + 1
    RETURNING person_id, id_hash, household_id, village_code, name, version`.execute(tx)
  const before = new Set(replaced.map((place) => place.household_id))
  for (const householdId of before) if (householdId !== null) changes.householdIds.add(householdId)
  for (const { household_id } of rows) changes.householdIds.add(household_id)
  await followPeople(
    work,
    rows.filter(({ version }) => version > 1),
  )
  const newcomers = new Map(
    rows.filter(({ version }) => version === 1).map((person) => [person.id_hash, matchOf(person)]),
  )
  await recordKept(work, newcomers, work.others.length === 0 ? [] : await findSettled(work, known))
  return rows.length
}

function matchOf({ person_id, household_id, village_code, name }: WrittenPerson): Match {
  return { personId: person_id, householdId: household_id, villageCode: village_code, name }
}

/** What the register said of these people until yesterday. Values that did not stand for a day are no history. */
async function keepFormer(work: CountyImport, stored: RawBuilder<unknown>): Promise<void> {
  const until = addDays(work.day, -1)
  await sql`
    WITH added AS (
      INSERT INTO person_former (county_code, person_id, until_on, household_id, village_code, "values")
      SELECT ${work.county}, stored.person_id, ${until}::date, stored.household_id, stored.village_code, stored."values"
      FROM person AS stored WHERE stored.county_code = ${work.county} AND ${stored} AND stored.known_on <= ${until}::date
      ON CONFLICT (county_code, person_id, until_on) DO NOTHING
      RETURNING person_id, until_on)
    ${noteNew(work, 'person_former', sql`added AS stored`)}`.execute(work.tx)
}

async function findSettled({ tx }: CountyImport, known: RawBuilder<unknown>): Promise<readonly string[]> {
  const { rows } = await sql<{ id_hash: string }>`
    SELECT come.id_hash FROM import_stage AS come WHERE ${known}`.execute(tx)
  return rows.map((row) => row.id_hash)
}
