import { sql } from 'kysely'
import type { Tx } from '../database/scope'

/** Households of a county, as far as the scope reaches. */
export async function countHouseholds(tx: Tx, county: string): Promise<number> {
  const { households } = await tx
    .selectFrom('household')
    .select(sql<number>`count(*)`.as('households'))
    .where('county_code', '=', county)
    .executeTakeFirstOrThrow()
  return households
}
