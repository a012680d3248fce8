import { sql } from 'kysely'
import type { Tx } from '../database/scope'
import type { KeptRow } from './kept-row'

/** Member rows that a county keeps until one of these households is registered. */
export async function findWaitingMembers(
  tx: Tx,
  county: string,
  householdNos: readonly string[],
): Promise<readonly KeptRow[]> {
  const { rows } = await sql<KeptRow>`
    SELECT feed, record_key, id_hash, id_cipher, record_on, "values", content, batch_id, delivered FROM unmatched_row
    WHERE county_code = ${county} AND feed = 'members' AND "values" ->> 'householdNo' = ANY (${householdNos})`.execute(
    tx,
  )
  return rows
}
