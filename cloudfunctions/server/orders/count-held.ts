import { sql } from 'kysely'
import type { Tx } from '../database/scope'

/** Orders of a county that wait to be released, as far as the scope reaches: one a household. */
export async function countHeld(tx: Tx, county: string): Promise<number> {
  const { held } = await tx
    .selectFrom('order_candidate')
    .select(sql<number>`count(*)`.as('held'))
    .where('county_code', '=', county)
    .where(sql<boolean>`held_for <> '{}'`)
    .executeTakeFirstOrThrow()
  return held
}
