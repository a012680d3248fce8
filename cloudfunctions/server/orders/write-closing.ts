import type { OrderDecision } from '../../../src/domain/order/decision'
import { disputesOf } from '../../../src/domain/order/disputes'
import { evidenceRef } from '../../../src/domain/order/evidence'
import { openInclusionCase } from '../cases/open-inclusion-case'
import type { Call } from '../handler'
import { countInTally } from './order-tally'
import { writeDisputes } from './write-disputes'

/** What a closing leaves beside the order: its findings, what they dispute, that a household goes into a case, and one more in the tally. */
export async function writeClosing(call: Call, { order, findings }: OrderDecision): Promise<void> {
  const { tx, county } = call
  const { orderId, householdId, villageCode, reopenings: closing } = order
  const rows = findings.map(({ rule, evidence, finding, foundOn, silentUntil }) => ({
    ...{ county_code: county, order_id: orderId, household_id: householdId, village_code: villageCode },
    ...{ rule, evidence_key: evidenceRef(evidence), content: evidence.content, closing },
    ...{ finding, found_on: foundOn, silent_until: silentUntil },
  }))
  if (rows.length > 0) await tx.insertInto('finding').values(rows).execute()
  await writeDisputes(tx, county, householdId, disputesOf(findings))
  if (order.outcome === 'identify') await openInclusionCase(call, order)
  await countInTally(tx, county, order, 1)
}
