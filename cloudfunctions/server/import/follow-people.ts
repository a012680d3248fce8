import { sql } from 'kysely'
import type { CountyImport } from './county-import'
import { recordSet } from './record-set'

interface MovedPerson {
  readonly person_id: string
  readonly household_id: string
  readonly village_code: string
}

/** Records and history go with a person to another household. */
export async function followPeople(
  { tx, county }: Pick<CountyImport, 'tx' | 'county'>,
  people: readonly MovedPerson[],
): Promise<void> {
  if (people.length === 0) return
  for (const table of ['department_record', 'person_former']) {
    await sql`UPDATE ${sql.table(table)} AS stored SET household_id = r.household_id, village_code = r.village_code
      FROM ${recordSet(people, 'person_id uuid, household_id uuid, village_code text')}
      WHERE stored.county_code = ${county} AND stored.person_id = r.person_id AND stored.household_id <> r.household_id`.execute(
      tx,
    )
  }
}
