import { decideNotice } from '../../../src/domain/case/decide-notice'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { getCaseHousehold } from './case-household'
import { changeCase } from './change-case'
import { listHouseholdPeople } from './household-people'

export const postNotice: Handler<'postNotice'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { caseId, ...said }) =>
    changeCase(call, caseId, async (file, expectedVersion, context) => {
      const { tx, county } = call
      const { villageName, group, headName } = await getCaseHousehold(tx, county, file.case.householdId)
      const people = (await listHouseholdPeople(tx, county, file.case.householdId)).length
      const household = { villageName, group, headName, people }
      return decideNotice(file, { ...said, expectedVersion }, household, call.actor, context)
    }),
}
