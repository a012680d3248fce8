import { sql } from 'kysely'
import { addDays } from '../../../src/domain/calendar/day-number'
import type { Day } from '../../../src/domain/calendar/day'
import { birthOf } from '../../../src/domain/comparison/id-number'
import type { FieldValues } from '../../../src/domain/household/facts'
import { contentHash } from './content-hash'
import type { CountyImport, Outcome } from './county-import'
import { matchHouseholds, type Match } from './match-people'
import type { Line } from './read-delivery'
import { inChunks, recordSet } from './record-set'
import { registerValues } from './register-values'
import { dropUnmatched, keepUnmatched, recordKept } from './unmatched-rows'

interface StoredPerson {
  readonly person_id: string
  readonly id_hash: string
  readonly household_id: string
  readonly village_code: string
  readonly name: string
  readonly values: FieldValues
  readonly content: string
  readonly known_on: Day
}

const personColumns = `person_id uuid, household_id uuid, village_code text, id_hash text, id_cipher text, name text, birth_on date,
  relation text, "values" jsonb, content text`

/**
 * New and changed persons. Who is delivered under another household number moves there with all records, and both households
 * change. Department rows that were waiting for a person find them. Lines of an unknown household wait for it.
 */
export async function deliverMembers(work: CountyImport, lines: readonly Line[]): Promise<Outcome> {
  const homes = await matchHouseholds(work.tx, work.county, lines.map(householdNoOf))
  const unmatched = lines.filter((line) => !homes.has(householdNoOf(line)))
  const known = lines.filter((line) => homes.has(householdNoOf(line)))
  const householdIds = new Set<string>()
  const newcomers = new Map<string, Match>()
  let accepted = 0
  for (const chunk of inChunks(known)) {
    const before = await findStored(work, chunk)
    const written = await upsertPeople(work, chunk, homes)
    accepted += written.length
    await keepFormer(work, written, before)
    await followPeople(
      work,
      written.filter((person) => isMove(person, before.get(person.id_hash))),
    )
    for (const person of written) {
      const old = before.get(person.id_hash)
      householdIds.add(person.household_id)
      if (old !== undefined) householdIds.add(old.household_id)
      else newcomers.set(person.id_hash, matchOf(person))
    }
  }
  for (const householdId of await recordKept(work, newcomers)) householdIds.add(householdId)
  await dropUnmatched(
    work,
    known.map((line) => line.key),
  )
  await keepUnmatched(work, unmatched)
  return { accepted, unmatched: unmatched.length, householdIds, notes: [] }
}

function householdNoOf({ values }: Line): string {
  return String(values['householdNo'])
}

function matchOf({ person_id, household_id, village_code, name }: StoredPerson): Match {
  return { personId: person_id, householdId: household_id, villageCode: village_code, name }
}

function isMove(person: StoredPerson, old: StoredPerson | undefined): boolean {
  return old !== undefined && old.household_id !== person.household_id
}

async function findStored(
  { tx, county }: CountyImport,
  lines: readonly Line[],
): Promise<ReadonlyMap<string, StoredPerson>> {
  const { rows } = await sql<StoredPerson>`
    SELECT person_id, id_hash, household_id, village_code, name, "values", content, known_on FROM person
    WHERE county_code = ${county} AND id_hash = ANY (${lines.map((line) => line.personHash)})`.execute(tx)
  return new Map(rows.map((person) => [person.id_hash, person]))
}

async function upsertPeople(
  work: CountyImport,
  lines: readonly Line[],
  homes: ReadonlyMap<string, { readonly householdId: string; readonly villageCode: string }>,
): Promise<readonly StoredPerson[]> {
  const { tx, county, feed, batch, day, secrets, newId } = work
  const rows = lines.map((line) => {
    const { values, personHash } = line
    const home = homes.get(householdNoOf(line))
    const idNumber = String(values['idNumber'])
    return {
      ...{ person_id: newId(), household_id: home?.householdId, village_code: home?.villageCode, id_hash: personHash },
      ...{
        id_cipher: secrets.seal(idNumber),
        name: values['name'],
        birth_on: birthOf(idNumber),
        relation: values['relation'],
      },
      ...{ values: registerValues(feed, values), content: contentHash(work, values) },
    }
  })
  const written = await sql<StoredPerson>`
    INSERT INTO person AS stored (county_code, person_id, household_id, village_code, id_hash, id_cipher, name, birth_on, relation,
      "values", content, known_on, batch_id)
    SELECT ${county}, r.person_id, r.household_id, r.village_code, r.id_hash, r.id_cipher, r.name, r.birth_on, r.relation,
      r."values", r.content, ${day}::date, ${batch}::uuid
    FROM ${recordSet(rows, personColumns)}
    ON CONFLICT (county_code, id_hash) DO UPDATE SET household_id = excluded.household_id, village_code = excluded.village_code,
      name = excluded.name, relation = excluded.relation, "values" = excluded."values", content = excluded.content,
      known_on = excluded.known_on, batch_id = excluded.batch_id, version = stored.version + 1
    WHERE stored.content <> excluded.content OR stored.household_id <> excluded.household_id
    RETURNING person_id, id_hash, household_id, village_code, name, "values", content, known_on`.execute(tx)
  return written.rows
}

/** What the register said of these people until yesterday. Values that did not stand for a day are no history. */
async function keepFormer(
  { tx, county, day }: CountyImport,
  written: readonly StoredPerson[],
  before: ReadonlyMap<string, StoredPerson>,
): Promise<void> {
  const until = addDays(day, -1)
  const former = written.flatMap(({ id_hash, household_id, village_code, content }) => {
    const old = before.get(id_hash)
    if (old === undefined || old.content === content || old.known_on > until) return []
    return [{ person_id: old.person_id, household_id, village_code, values: old.values }]
  })
  if (former.length === 0) return
  await sql`INSERT INTO person_former (county_code, person_id, until_on, household_id, village_code, "values")
    SELECT ${county}, r.person_id, ${until}::date, r.household_id, r.village_code, r."values"
    FROM ${recordSet(former, 'person_id uuid, household_id uuid, village_code text, "values" jsonb')}
    ON CONFLICT (county_code, person_id, until_on) DO NOTHING`.execute(tx)
}

/** Records and history go with the person to the other household. */
async function followPeople({ tx, county }: CountyImport, moved: readonly StoredPerson[]): Promise<void> {
  if (moved.length === 0) return
  for (const table of ['department_record', 'person_former']) {
    await sql`UPDATE ${sql.table(table)} AS stored SET household_id = r.household_id, village_code = r.village_code
      FROM ${recordSet(moved, 'person_id uuid, household_id uuid, village_code text')}
      WHERE stored.county_code = ${county} AND stored.person_id = r.person_id`.execute(tx)
  }
}
