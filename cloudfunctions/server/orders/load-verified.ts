import { sql } from 'kysely'
import type { PastFinding } from '../../../src/domain/order/silence'
import type { Tx } from '../database/scope'

/** What earlier closings said of a household. */
export interface Verified {
  /** Identification has begun: a score opens no order, its signal belongs to the case. */
  readonly inCase: boolean
  readonly findings: readonly (PastFinding & { readonly orderId: string })[]
}

/** By household id; a household about which nothing was ever found is left out. */
export async function loadVerified(
  tx: Tx,
  county: string,
  householdIds: readonly string[],
): Promise<ReadonlyMap<string, Verified>> {
  const isOneOf = sql<boolean>`household_id = ANY (${householdIds}::uuid[])`
  const found = await tx
    .selectFrom('finding')
    .selectAll()
    .where('county_code', '=', county)
    .where(isOneOf)
    .orderBy('found_on')
    .orderBy('order_id')
    .execute()
  const inCase = await tx
    .selectFrom('household')
    .select('household_id')
    .where('county_code', '=', county)
    .where('in_case_since', 'is not', null)
    .where(isOneOf)
    .execute()
  const verified = new Map<string, { inCase: boolean; findings: Verified['findings'][number][] }>()
  for (const { household_id } of inCase) verified.set(household_id, { inCase: true, findings: [] })
  for (const row of found) {
    const known = verified.get(row.household_id) ?? { inCase: false, findings: [] }
    known.findings.push({
      orderId: row.order_id,
      rule: row.rule,
      ref: row.evidence_key,
      content: row.content,
      finding: row.finding,
      foundOn: row.found_on,
      silentUntil: row.silent_until,
    })
    verified.set(row.household_id, known)
  }
  return verified
}
