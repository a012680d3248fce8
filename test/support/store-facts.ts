import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../cloudfunctions/server/database/connect'
import { MOST_LINES } from '../../cloudfunctions/server/import/delivery-place'
import { inChunks, recordSet } from '../../cloudfunctions/server/import/record-set'
import type { DepartmentRecord, Facts, Person } from '../../src/domain/household/facts'

const DAY = '2026-11-23'

/** The id that a household, a person or a batch of these facts has in the database: the same for the same name, spread evenly. */
export function idOf(...name: readonly (string | number)[]): string {
  const digits = createHash('sha256').update(name.join(' ')).digest('hex')
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => digits.slice(from, to))
    .join('-')
}

/**
 * Writes households into register and records as imports would have left them, each dirty and with no projection yet. The
 * feeds that the first one says were delivered are those of the county.
 * @param first number of the first household, so that others can follow
 */
export async function storeFacts(
  owner: Database,
  county: string,
  households: readonly Facts[],
  first = 0,
): Promise<readonly string[]> {
  const ids = households.map((_facts, index) => idOf('household', first + index))
  if (first === 0) await storeBatches(owner, county, households[0]?.delivered ?? [])
  for (const chunk of inChunks(households.map((facts, index) => ({ facts, number: first + index })))) {
    const rows = chunk.map(({ facts, number }) => rowsOf(facts, number))
    for (const [table, columns] of Object.entries(TABLES)) {
      const set = recordSet(
        rows.flatMap((household) => household[table as keyof typeof TABLES]),
        columns,
      )
      const names = sql.raw([...columns.matchAll(/("?\w+"?) [a-z]+/g)].map(([, name]) => name).join(', '))
      await sql`INSERT INTO ${sql.table(table)} (county_code, ${names}) SELECT ${county}, ${names} FROM ${set}`.execute(
        owner,
      )
    }
  }
  return ids
}

const TABLES = {
  household:
    'household_id uuid, household_no text, village_code text, head_name text, head_id_hash text, "values" jsonb, content text, disputed jsonb',
  household_score: 'household_id uuid, village_code text',
  person:
    'person_id uuid, household_id uuid, village_code text, id_hash text, id_cipher text, name text, birth_on date, relation text, "values" jsonb, content text, known_on date',
  person_former: 'person_id uuid, until_on date, household_id uuid, village_code text, "values" jsonb',
  department_record:
    'feed text, record_key text, person_id uuid, household_id uuid, village_code text, record_on date, "values" jsonb, content text, disputed_content text, batch_id uuid, delivered bigint',
}

async function storeBatches(owner: Database, county: string, delivered: readonly string[]): Promise<void> {
  // The register files are delivered first in every county.
  const rows = ['households', ...delivered.filter((feed) => feed !== 'households')].map((feed, index) => ({
    ...{ county_code: county, batch_id: idOf('batch', index + 1), delivered: index + 1, feed, file_hash: '' },
    ...{ received_on: DAY, received_at: `${DAY}T00:00:00Z`, actor: 'operator', is_delivery: true, counts: '{}' },
  }))
  await owner.insertInto('import_batch').values(rows).execute()
}

function rowsOf(facts: Facts, number: number): Record<keyof typeof TABLES, object[]> {
  const household_id = idOf('household', number)
  const at = { household_id, village_code: facts.household.villageCode }
  const personId = (id: string) => idOf('person', number, id)
  const disputed = Object.entries(facts.disputedRegister).map(([place, content]) => {
    const [subject = '', field] = place.split(':')
    return [`${subject === facts.household.householdId ? household_id : personId(subject)}:${field}`, content]
  })
  const { values } = facts.household
  const household_no = `${facts.household.householdNo}-${number}`
  return {
    household: [
      {
        ...at,
        household_no,
        head_name: '',
        head_id_hash: '',
        values,
        content: '',
        disputed: Object.fromEntries(disputed),
      },
    ],
    household_score: [at],
    person: facts.people.map((person) => ({ ...at, ...personRow(person), person_id: personId(person.personId) })),
    // What stood until one day stands once.
    person_former: facts.people.flatMap(({ personId: id, former }) =>
      [...new Map(former.map(({ until, values: stood }) => [until, stood]))].map(([until, stood]) => ({
        ...{ ...at, person_id: personId(id), until_on: until, values: stood },
      })),
    ),
    department_record: facts.records
      .filter(({ personId: id }) => facts.people.some((person) => person.personId === id))
      .map((record, place) => ({ ...at, ...recordRow(record, number, place), person_id: personId(record.personId) })),
  }

  function personRow({ personId: id, birthOn, relation, values: known }: Person): object {
    const id_hash = createHash('sha256').update(personId(id)).digest('hex')
    const secret = { id_hash, id_cipher: '', name: '' }
    return { ...secret, birth_on: birthOn, relation, values: known, content: '', known_on: DAY }
  }
}

function recordRow({ feed, key, date, values, disputed, delivered }: DepartmentRecord, number: number, place: number) {
  const content = idOf('content', JSON.stringify(values)).replaceAll('-', '')
  return {
    ...{ feed, record_key: `${key}|${number}|${place}`, record_on: date, values, content },
    ...{ disputed_content: disputed ? content : null, batch_id: idOf('batch', 1), delivered: MOST_LINES + delivered },
  }
}
