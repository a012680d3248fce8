import { sql } from 'kysely'
import type { Tx } from '../database/scope'
import { anyOf } from './any-of'
import { inChunks } from './record-set'

/** A registered person as a delivered row needs to know them. */
export interface Match {
  readonly personId: string
  readonly householdId: string
  readonly villageCode: string
  readonly name: string
}

/** Finds registered persons of the county by the keyed hash of their ID numbers: some statements a file, not one a row. */
export async function matchPeople(
  tx: Tx,
  county: string,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Match>> {
  const found = new Map<string, Match>()
  for (const chunk of inChunks([...new Set(hashes)])) {
    const { rows } = await sql<Match & { hash: string }>`
      SELECT id_hash AS hash, person_id AS "personId", household_id AS "householdId", village_code AS "villageCode", name
      FROM person WHERE county_code = ${county} AND id_hash = ${anyOf(chunk)}`.execute(tx)
    for (const { hash, ...match } of rows) found.set(hash, match)
  }
  return found
}

/** Finds households of the county by their numbers. */
export async function matchHouseholds(
  tx: Tx,
  county: string,
  householdNos: readonly string[],
): Promise<ReadonlyMap<string, { readonly householdId: string; readonly villageCode: string }>> {
  const found = new Map<string, { householdId: string; villageCode: string }>()
  for (const chunk of inChunks([...new Set(householdNos)])) {
    const { rows } = await sql<{ householdNo: string; householdId: string; villageCode: string }>`
      SELECT household_no AS "householdNo", household_id AS "householdId", village_code AS "villageCode"
      FROM household WHERE county_code = ${county} AND household_no = ${anyOf(chunk)}`.execute(tx)
    for (const { householdNo, ...match } of rows) found.set(householdNo, match)
  }
  return found
}
