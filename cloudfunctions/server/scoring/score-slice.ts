import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { IncomeLine } from '../../../src/domain/household/facts'
import type { Evaluation } from '../../../src/domain/scoring/evaluation'
import { canonicalJson } from '../crypto/canonical-json'
import type { Tx } from '../database/scope'
import { appendEvents, type NewEvent } from '../events/append-events'
import type { Judge } from './judge'
import { loadFacts } from './load-facts'
import { openOrders } from './open-orders'
import { writeResults } from './write-results'

/** What a night of a county works with. */
export interface Night {
  readonly county: string
  readonly day: Day
  /** ISO instant. */
  readonly at: string
  readonly judge: Judge
  readonly incomeLines: readonly IncomeLine[]
  newId(): string
}

export interface SliceCounts {
  readonly evaluated: number
  readonly changed: number
  readonly opened: number
  readonly refreshed: number
}

export const NO_COUNTS: SliceCounts = { evaluated: 0, changed: 0, opened: 0, refreshed: 0 }

export function addCounts(one: SliceCounts, other: SliceCounts): SliceCounts {
  return {
    evaluated: one.evaluated + other.evaluated,
    changed: one.changed + other.changed,
    opened: one.opened + other.opened,
    refreshed: one.refreshed + other.refreshed,
  }
}

/** A household and what it scores; `version` counts its results, `changed` says whether this one is new. */
export interface Scored {
  readonly householdId: string
  readonly villageCode: string
  readonly evaluation: Evaluation
  readonly version: number
  readonly changed: boolean
}

/**
 * Scores those of the households that still wait and that nobody else is scoring, writes what changed, opens and refreshes
 * orders, and leaves one event with the digest of its changes: all in the transaction given, or nothing.
 */
export async function scoreSlice(
  tx: Tx,
  night: Night,
  householdIds: readonly string[],
  waits: RawBuilder<boolean>,
): Promise<SliceCounts> {
  const { county, day, at } = night
  const scored = await evaluateClaimed(tx, night, householdIds, waits)
  await writeResults(tx, night, scored)
  const events: NewEvent[] = []
  const { opened, refreshed } = await openOrders(tx, night, scored, (event) => events.push(event))
  const changed = scored.filter((result) => result.changed)
  const counts = { evaluated: scored.length, changed: changed.length, opened, refreshed }
  if (changed.length > 0) events.push({ type: 'score.slice', payload: { ...counts, digest: digestOf(changed) } })
  await appendEvents(tx, county, { day, at, actor: 'timer' }, events)
  return counts
}

async function evaluateClaimed(
  tx: Tx,
  { county, day, judge, incomeLines }: Night,
  householdIds: readonly string[],
  waits: RawBuilder<boolean>,
): Promise<readonly Scored[]> {
  const claimed = await tx
    .selectFrom('household_score')
    .select(['household_id', 'evaluation', 'version'])
    .where('county_code', '=', county)
    .where(sql<boolean>`household_id = ANY (${householdIds}::uuid[])`)
    .where(waits)
    .orderBy('household_id')
    .forUpdate()
    .skipLocked()
    .execute()
  const ids = claimed.map((row) => row.household_id)
  const facts = await loadFacts(tx, county, ids, incomeLines)
  return claimed.flatMap((row) => {
    const known = facts.get(row.household_id)
    if (known === undefined) return []
    const evaluation = judge.evaluate(known, day)
    const changed = !isDeepStrictEqual(evaluation, row.evaluation)
    const { householdId, villageCode } = known.household
    return [{ householdId, villageCode, evaluation, changed, version: row.version + (changed ? 1 : 0) }]
  })
}

/** Fingerprint of what a slice changed, so that the chain vouches for results without holding them. */
function digestOf(changed: readonly Scored[]): string {
  const lines = changed.map(({ householdId, version, evaluation }) => canonicalJson([householdId, version, evaluation]))
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}
