import { sql } from 'kysely'
import type { HouseholdCase } from '../../../src/domain/case/case'
import type { Tx } from '../database/scope'
import type { Call } from '../handler'
import { shortNumber } from '../orders/short-number'
import { caseEvent } from './case-event'
import { toCase, toRow } from './case-row'

/** A condition on `household_case`: `isRunning` as the indexes say it. */
export const isRunningCase = sql<boolean>`state NOT IN ('announced', 'declined')`

/** Undefined when the county has no such case or the scope does not reach it. */
export async function findCase(tx: Tx, county: string, caseId: string): Promise<HouseholdCase | undefined> {
  const row = await selectCase(tx, county, caseId).executeTakeFirst()
  return row && toCase(row)
}

/** The case, locked until the transaction ends: what is objected to and what is reviewed take turns. */
export async function lockCase(tx: Tx, county: string, caseId: string): Promise<HouseholdCase | undefined> {
  const row = await selectCase(tx, county, caseId).forUpdate().executeTakeFirst()
  return row && toCase(row)
}

function selectCase(tx: Tx, county: string, caseId: string) {
  return tx.selectFrom('household_case').selectAll().where('county_code', '=', county).where('case_id', '=', caseId)
}

/** The household's case that is not over. */
export async function findRunningCase(tx: Tx, county: string, householdId: string): Promise<HouseholdCase | undefined> {
  const row = await selectRunningCase(tx, county, householdId).executeTakeFirst()
  return row && toCase(row)
}

/** The same, locked until the transaction ends: whoever is just ending it is waited for. */
export async function lockRunningCase(tx: Tx, county: string, householdId: string): Promise<HouseholdCase | undefined> {
  const row = await selectRunningCase(tx, county, householdId).forUpdate().executeTakeFirst()
  return row && toCase(row)
}

function selectRunningCase(tx: Tx, county: string, householdId: string) {
  return tx
    .selectFrom('household_case')
    .selectAll()
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .where(isRunningCase)
}

/** Writes the next version over the one before it. False when somebody else has changed the case meanwhile. */
export async function updateCase(tx: Tx, county: string, next: HouseholdCase): Promise<boolean> {
  const { county_code: _county, case_id: _id, ...changed } = toRow(county, next)
  const updated = await tx
    .updateTable('household_case')
    .set(changed)
    .where('county_code', '=', county)
    .where('case_id', '=', next.caseId)
    .where('version', '=', next.version - 1)
    .returning('case_id')
    .execute()
  return updated.length > 0
}

const TRIES = 10

/**
 * Adds a case under a number that nobody has and tells the county's history of it; undefined when the household has one that is
 * not over. Fault: throws when ten drawn numbers in a row are taken.
 */
export async function insertCase(
  call: Pick<Call, 'tx' | 'county' | 'day' | 'newId' | 'record'>,
  begun: HouseholdCase,
  orderId: string | null = null,
): Promise<HouseholdCase | undefined> {
  const { tx, county, day, newId, record } = call
  for (let tries = 0; tries < TRIES; tries += 1) {
    const one = { ...begun, caseNo: shortNumber(day, newId()) }
    const inserted = await tx
      .insertInto('household_case')
      .values({ ...toRow(county, one), order_id: orderId })
      .onConflict((conflict) => conflict.doNothing())
      .returning('case_id')
      .execute()
    if (inserted.length > 0) {
      const { kind, version } = one
      record(caseEvent(one, `case.${one.state}`, { kind, version, ...(orderId === null ? {} : { orderId }) }))
      return one
    }
    if ((await findRunningCase(tx, county, one.householdId)) !== undefined) return undefined
  }
  throw new Error('No number is left for a case.')
}
