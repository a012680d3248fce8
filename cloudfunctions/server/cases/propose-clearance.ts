import { sql } from 'kysely'
import { proposeClearance as decide } from '../../../src/domain/case/open-case'
import { ok, refuse } from '../../../src/domain/result'
import { getInScope } from '../database/get-in-scope'
import type { Call, Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { levelIn } from '../orders/level-in'
import { caseContext } from './case-context'
import { findRunningCase, insertCase } from './case-repository'
import { findFollowed } from './find-followed'
import { listHouseholdPeople, someCanWork } from './household-people'

export const proposeClearance: Handler<'proposeClearance'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { householdId }) {
    const { tx, county, day, actor, newId } = call
    const home = await getInScope(call, 'household.unknown', () => findHome(call, householdId))
    if (!home.ok) return home
    const standing = {
      // First: a clearance that is announced between the two has taken the household off the list.
      running: (await findRunningCase(tx, county, householdId)) !== undefined,
      followed: await findFollowed(tx, county, householdId),
      canWork: someCanWork(await listHouseholdPeople(tx, county, householdId)),
    }
    const decided = decide(
      { caseId: newId(), caseNo: '', householdId, ...home.value },
      standing,
      actor,
      caseContext(day),
    )
    if (!decided.ok) return decided
    const begun = await insertCase(call, decided.value)
    if (begun === undefined) return refuse('case.running')
    const { caseId, state, version, dueOn } = begun
    return ok({ caseId, state, version, dueOn })
  },
}

function findHome({ tx, county, day }: Pick<Call, 'tx' | 'county' | 'day'>, householdId: string) {
  return tx
    .selectFrom('household')
    .select(['village_code as villageCode', levelIn(sql.ref('village_code'), day).as('level')])
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .executeTakeFirst()
}
