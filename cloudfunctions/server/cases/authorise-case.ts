import { decideAuthorise } from '../../../src/domain/case/decide-authorise'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeCase } from './change-case'
import { listHouseholdPeople } from './household-people'

export const authoriseCase: Handler<'authoriseCase'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { caseId, entries }) =>
    changeCase(call, caseId, async (file, expectedVersion, context) => {
      const people = await listHouseholdPeople(call.tx, call.county, file.case.householdId)
      return decideAuthorise(file, { entries, expectedVersion }, people, call.actor, context)
    }),
}
