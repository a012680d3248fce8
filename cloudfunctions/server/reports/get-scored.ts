import type { Operation } from '../../../src/domain/access/permission-table'
import { ok, type Result } from '../../../src/domain/result'
import type { Call } from '../handler'
import { getHouseholdNumbered } from '../households/get-household-numbered'
import { levelIn } from '../orders/level-in'
import { currentEvaluation } from '../scoring/current-evaluation'
import type { Scored } from './take-report'

/** The household of a number with what a report about it needs, when the actor may do this there. */
export async function getScored(
  call: Call,
  operation: Operation,
  householdNo: string,
): Promise<Result<Scored, 'household.unknown' | 'permission.area'>> {
  const found = await getHouseholdNumbered(call, operation, householdNo)
  if (!found.ok) return found
  const { tx, county, day } = call
  const scored = await tx
    .selectFrom('household as home')
    .leftJoin('household_score as score', (join) =>
      join.on('score.county_code', '=', county).onRef('score.household_id', '=', 'home.household_id'),
    )
    .select(({ ref }) => [
      currentEvaluation(county, 'score').as('evaluation'),
      levelIn(ref('home.village_code'), day).as('level'),
    ])
    .where('home.county_code', '=', county)
    .where('home.household_id', '=', found.value.householdId)
    .executeTakeFirstOrThrow()
  return ok({ ...found.value, ...scored })
}
