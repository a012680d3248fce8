import { sql } from 'kysely'
import type { Tx } from '../database/scope'
import { packFacts } from '../scoring/pack-facts'

/** Households whose facts one statement packs. */
const PAGE = 1000

/** These households are scored again in the next night, from what stands in the register and the records now. In the order of their ids, so that nobody waits in a circle. */
export async function packHouseholds(tx: Tx, county: string, householdIds: ReadonlySet<string>): Promise<void> {
  const inOrder = [...householdIds].sort()
  for (let start = 0; start < inOrder.length; start += PAGE)
    await packFacts(tx, county, inOrder.slice(start, start + PAGE))
}

/**
 * Every household of the county: something changed that all of them depend on. Those that are dirty already as well, since
 * the update waits for a night that is just clearing them.
 */
export async function markAllDirty(tx: Tx, county: string): Promise<void> {
  await sql`UPDATE household_score SET dirty = true WHERE county_code = ${county}`.execute(tx)
}
