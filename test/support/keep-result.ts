import type { Tx } from '../../cloudfunctions/server/database/scope'
import type { Evaluation } from '../../src/domain/scoring/evaluation'

/** Writes a household's result as a night would: a version more in its history, and what stands of it beside the household. */
export async function keepResult(
  tx: Tx,
  household: { readonly county: string; readonly householdId: string; readonly villageCode: string },
  evaluation: Evaluation,
): Promise<void> {
  const { score, lamps } = evaluation
  const { version } = await tx
    .updateTable('household_score')
    .set((row) => ({ dirty: false, score, lamps, version: row('version', '+', 1) }))
    .where('county_code', '=', household.county)
    .where('household_id', '=', household.householdId)
    .returning('version')
    .executeTakeFirstOrThrow()
  const key = { county_code: household.county, household_id: household.householdId, version }
  const told = { evaluation: JSON.stringify(evaluation), rulebook: 'a test', from_on: '2026-11-23' }
  await tx
    .insertInto('score_history')
    .values({ ...key, village_code: household.villageCode, score, lamps, ...told })
    .execute()
}
