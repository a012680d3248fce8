import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { Tx } from '../database/scope'

/** A household that this transaction has taken to score it. */
export interface Claimed {
  readonly householdId: string
  readonly villageCode: string
  /** Null: it has to be packed first. */
  readonly facts: string | null
  /** Of the result as it stands; null before the first one. */
  readonly fingerprint: string | null
  readonly version: number
  readonly nextChangeOn: Day | null
}

/** Households that a night has to look at. What has been looked at waits no longer, so a list that was cut off goes on by itself. */
export interface WorkList {
  readonly waits: RawBuilder<boolean>
  /** In the order of an index, so that a page costs what is on it, and continues where the page before ended. */
  readonly order: RawBuilder<unknown>
  follows(last: Claimed): RawBuilder<boolean>
}

const PAGE = 500

const byHousehold: Pick<WorkList, 'order' | 'follows'> = {
  order: sql`household_id`,
  follows: ({ householdId }) => sql<boolean>`household_id > ${householdId}`,
}

/** Changed since the last result. */
export function dirty(): WorkList {
  return { waits: sql<boolean>`dirty`, ...byHousehold }
}

/** All whose result comes from another rulebook. */
export function otherRulebook(rulebook: string): WorkList {
  return { waits: sql<boolean>`rulebook IS DISTINCT FROM ${rulebook}`, ...byHousehold }
}

/** The day has come on which the result changes by itself: that of a missed night as well. */
export function due(day: Day): WorkList {
  return {
    waits: sql<boolean>`next_change_on <= ${day}`,
    order: sql`next_change_on, household_id`,
    follows: ({ nextChangeOn, householdId }) =>
      sql<boolean>`(next_change_on, household_id) > (${nextChangeOn}, ${householdId})`,
  }
}

/** Takes the next page of a list that nobody else has taken, until the transaction ends. */
export async function claimPage(
  tx: Tx,
  county: string,
  { waits, order, follows }: WorkList,
  last: Claimed | undefined,
): Promise<readonly Claimed[]> {
  const { rows } = await sql<Claimed>`
    SELECT household_id AS "householdId", village_code AS "villageCode", facts, fingerprint, version,
      next_change_on AS "nextChangeOn"
    FROM household_score WHERE county_code = ${county} AND ${waits} AND ${last === undefined ? sql`true` : follows(last)}
    ORDER BY ${order} LIMIT ${PAGE} FOR UPDATE SKIP LOCKED`.execute(tx)
  return rows
}

/** True when a household of the list is left, as after a worker that died. Ends when those that others have in hand are done. */
export async function anyWaits(tx: Tx, county: string, { waits }: WorkList): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM household_score WHERE county_code = ${county} AND ${waits} LIMIT 1 FOR UPDATE`.execute(tx)
  return rows.length > 0
}
