import { createHash } from 'node:crypto'
import { checkHousehold } from '../../../src/domain/quality/check-household'
import type { Tx } from '../database/scope'
import { appendEvents, type NewEvent } from '../events/append-events'
import { checksInForce } from '../quality/checks-in-force'
import { writeFindings } from '../quality/write-findings'
import { lastDelivery, type Circumstances } from './circumstances'
import type { Night, Scored } from './night'
import { packMissing } from './pack-facts'
import { proposeOrders } from './propose-orders'
import { unpackFacts } from './unpack-facts'
import type { Claimed } from './work-list'
import { writeResults } from './write-results'

export interface SliceCounts {
  readonly evaluated: number
  readonly changed: number
  readonly refreshed: number
}

export const NO_COUNTS: SliceCounts = { evaluated: 0, changed: 0, refreshed: 0 }

export function addCounts(one: SliceCounts, other: SliceCounts): SliceCounts {
  return {
    evaluated: one.evaluated + other.evaluated,
    changed: one.changed + other.changed,
    refreshed: one.refreshed + other.refreshed,
  }
}

/**
 * Scores a page of households, writes what changed, refreshes open orders, notes who should get one, and leaves one event with
 * the digest of its changes: all in the transaction that claimed them, or nothing.
 */
export async function scoreSlice(
  tx: Tx,
  night: Night,
  claimed: readonly Claimed[],
  circumstances: Circumstances,
): Promise<SliceCounts> {
  const { county, day, at } = night
  const scored = await evaluateClaimed(tx, night, claimed, circumstances)
  await writeResults(tx, night, scored, lastDelivery(circumstances))
  await writeFindings(tx, night, scored)
  const events: NewEvent[] = []
  const refreshed = await proposeOrders(tx, { ...night, record: (event) => events.push(event) }, scored)
  const changed = scored.filter((result) => result.changed)
  const counts = { evaluated: scored.length, changed: changed.length, refreshed }
  if (changed.length > 0) events.push({ type: 'score.slice', payload: { ...counts, digest: digestOf(changed) } })
  await appendEvents(tx, county, { day, at, actor: 'timer' }, events)
  return counts
}

async function evaluateClaimed(
  tx: Tx,
  { county, day, judge }: Night,
  claimed: readonly Claimed[],
  circumstances: Circumstances,
): Promise<readonly Scored[]> {
  const unpacked = claimed.filter(({ facts }) => facts === null).map(({ householdId }) => householdId)
  const packed = unpacked.length === 0 ? undefined : await packMissing(tx, county, unpacked)
  const checks = checksInForce()
  return claimed.map(({ householdId, villageCode, version, fingerprint: before, facts: known }) => {
    const projection = known ?? packed?.get(householdId)
    if (projection === undefined) throw new Error('A household has a score and is not in the register.')
    const facts = unpackFacts({ householdId, villageCode, facts: projection }, circumstances)
    const evaluation = judge.evaluate(facts, day)
    const quality = checkHousehold(checks, facts, day)
    const text = JSON.stringify(evaluation)
    const fingerprint = createHash('sha256').update(text).digest('base64')
    const changed = fingerprint !== before
    const scored = { householdId, villageCode, evaluation, text, fingerprint, changed, quality }
    return { ...scored, version: version + (changed ? 1 : 0) }
  })
}

/** Fingerprint of what a slice changed, so that the chain vouches for results without holding them. */
function digestOf(changed: readonly Scored[]): string {
  const lines = changed.map(({ householdId, version, fingerprint }) => `${householdId} ${version} ${fingerprint}`)
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}
