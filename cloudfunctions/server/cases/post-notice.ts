import { decideNotice } from '../../../src/domain/case/decide-notice'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { getCaseHousehold } from './case-household'
import { changeCase } from './change-case'
import { listHouseholdPeople } from './household-people'
import { insertNoticeCode, makeNoticeCode } from './notice-code'

export const postNotice: Handler<'postNotice'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { caseId, ...said }) {
    const { tx, county } = call
    const code = makeNoticeCode(county)
    let householdId = ''
    const posted = await changeCase(call, caseId, async (file, expectedVersion, context) => {
      householdId = file.case.householdId
      const { villageName, group, headName } = await getCaseHousehold(tx, county, householdId)
      const people = (await listHouseholdPeople(tx, county, householdId)).length
      const household = { villageName, group, headName, people }
      return decideNotice(file, { ...said, code, expectedVersion }, household, call.actor, context)
    })
    if (posted.ok) await insertNoticeCode(call, code, { caseId, householdId, noticeVersion: posted.value.version })
    return posted
  },
}
