import { sql } from 'kysely'
import { decideHeld, type Candidates } from '../../../src/domain/order/storm-brake'
import type { Tx } from '../database/scope'
import { countHouseholds } from './count-households'
import { stormLimits } from './storm-limits'

/**
 * Decides anew which of a county's candidates wait for a person, and writes on each what it waits for. Its cost grows with the
 * different grounds of a night, not with its households.
 * @returns the causes for which nothing was held before
 */
export async function holdCandidates(tx: Tx, county: string): Promise<readonly string[]> {
  const groups = await groupCandidates(tx, county)
  if (groups.length === 0) return []
  const standing = { households: await countHouseholds(tx, county), holding: await findHolding(tx, county) }
  const held = decideHeld(groups, standing, stormLimits())
  const decided = groups.map(({ grounds }, index) => ({ grounds, held_for: held[index] ?? [] }))
  // What another worker has written meanwhile is not written again, and so told once.
  const { rows } = await sql<{ cause: string }>`
    WITH written AS (
      UPDATE order_candidate AS candidate SET held_for = decided.held_for
      FROM jsonb_to_recordset(${JSON.stringify(decided)}::jsonb) AS decided (grounds jsonb, held_for text[])
      WHERE candidate.county_code = ${county} AND candidate.grounds = decided.grounds
        AND candidate.held_for IS DISTINCT FROM decided.held_for
      RETURNING candidate.held_for)
    SELECT DISTINCT unnest(held_for) AS cause FROM written ORDER BY cause`.execute(tx)
  return rows.map(({ cause }) => cause).filter((cause) => !standing.holding.includes(cause))
}

async function groupCandidates(tx: Tx, county: string): Promise<readonly Candidates[]> {
  return tx
    .selectFrom('order_candidate')
    .select(['grounds', sql<number>`count(*)`.as('households')])
    .where('county_code', '=', county)
    .groupBy('grounds')
    .execute()
}

async function findHolding(tx: Tx, county: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('order_candidate')
    .select(sql<string>`unnest(held_for)`.as('cause'))
    .distinct()
    .where('county_code', '=', county)
    .execute()
  return rows.map(({ cause }) => cause)
}
