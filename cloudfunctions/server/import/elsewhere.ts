import { sql } from 'kysely'
import { countyScope, setScope, type Tx } from '../database/scope'
import { anyOf } from './any-of'
import type { CountyImport } from './county-import'
import type { RowOfPerson } from './kept-row'

/** Asks another county something inside the transaction of this one, and comes back. Nothing is written there. */
export async function askElsewhere<T>(
  { tx, county }: Pick<CountyImport, 'tx' | 'county'>,
  other: string,
  question: (tx: Tx) => Promise<T>,
): Promise<T> {
  await setScope(tx, countyScope(other))
  const answer = await question(tx)
  await setScope(tx, countyScope(county))
  return answer
}

/**
 * Department rows that other counties have of people who are registered here now: a hospital delivers in its own county, a
 * file may come before the register that it belongs to, and people move. Who has to leave there is noted in the changes.
 * @returns in the order of their deliveries; of a row that two counties keep one is enough
 */
export async function findElsewhere(
  work: Pick<CountyImport, 'tx' | 'county' | 'others' | 'changes'>,
  people: readonly string[],
): Promise<readonly RowOfPerson[]> {
  const found = new Map<string, RowOfPerson>()
  if (people.length === 0) return []
  for (const other of work.others) {
    await askElsewhere(work, other, async (tx) => {
      const movers = new Set<string>()
      for (const { id_hash, household_id } of await findKnown(tx, other, people)) {
        movers.add(id_hash)
        if (household_id !== null) work.changes.left.add(household_id)
      }
      if (movers.size === 0) return
      for (const hash of movers) work.changes.movers.add(hash)
      for (const row of await findRows(tx, other, [...movers])) found.set(`${row.feed} ${row.record_key}`, row)
    })
  }
  return [...found.values()].sort((one, other) => one.delivered - other.delivered)
}

/** Whom of these people the county has, or has rows about. */
async function findKnown(tx: Tx, county: string, people: readonly string[]) {
  const { rows } = await sql<{ id_hash: string; household_id: string | null }>`
    SELECT id_hash, household_id FROM person WHERE county_code = ${county} AND id_hash = ${anyOf(people)}
    UNION ALL
    SELECT id_hash, NULL FROM unmatched_row WHERE county_code = ${county} AND id_hash = ${anyOf(people)}`.execute(tx)
  return rows
}

async function findRows(tx: Tx, county: string, people: readonly string[]): Promise<readonly RowOfPerson[]> {
  const { rows } = await sql<RowOfPerson>`
    SELECT feed, record_key, id_hash, record_on, "values"::json, content, NULL::text AS disputed_content, batch_id, delivered
    FROM unmatched_row WHERE county_code = ${county} AND feed <> 'members' AND id_hash = ${anyOf(people)}
    UNION ALL
    SELECT record.feed, record.record_key, person.id_hash, record.record_on, record."values", record.content,
      record.disputed_content, record.batch_id, record.delivered
    FROM person JOIN department_record AS record ON record.county_code = person.county_code AND record.person_id = person.person_id
    WHERE person.county_code = ${county} AND record.county_code = ${county} AND person.id_hash = ${anyOf(people)}`.execute(
    tx,
  )
  return rows
}
