import { sql } from 'kysely'
import type { PastFinding } from '../../../src/domain/order/silence'
import type { Tx } from '../database/scope'

/** What earlier closings said of a household; a closing whose order was reopened says nothing any more. */
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
  const found = await tx
    .selectFrom('finding')
    .innerJoin('work_order', (join) =>
      join
        .on('work_order.county_code', '=', county)
        .onRef('work_order.order_id', '=', 'finding.order_id')
        .onRef('work_order.reopenings', '=', 'finding.closing')
        .on('work_order.state', '=', 'closed'),
    )
    .selectAll('finding')
    .where('finding.county_code', '=', county)
    .where(sql<boolean>`finding.household_id = ANY (${householdIds}::uuid[])`)
    .orderBy('finding.found_on')
    .orderBy('finding.order_id')
    .execute()
  const inCase = await tx
    .selectFrom('household')
    .select('household_id')
    .where('county_code', '=', county)
    .where('in_case_since', 'is not', null)
    .where(sql<boolean>`household_id = ANY (${householdIds}::uuid[])`)
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
