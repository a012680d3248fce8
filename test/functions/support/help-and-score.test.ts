import { explainHousehold } from '../../../cloudfunctions/server/scoring/explain-household'
import { judgeOf } from '../../../cloudfunctions/server/scoring/judge'
import { verifyScores } from '../../../cloudfunctions/server/scoring/verify-scores'
import type { Day } from '../../../src/domain/calendar/day'
import { dataOf } from '../../support/answers'
import { CASES_DAY, COUNTY, openTestCounty, type TestCounty } from '../../support/test-county'

// Help that begins is a resistance from the next night on (rule A09), until its term is over.

const STAFF = `姓名,手机号,角色,区划代码,微信openid
李县干,13800000001,县级干部,${COUNTY},officer
`
let county: TestCounty
beforeAll(async () => {
  county = await openTestCounty()
  await county.loadCases()
  await county.load('staff', STAFF)
  await county.score(CASES_DAY)
})
afterAll(() => county.close())

async function explain(day: Day) {
  const asked = { county: COUNTY, householdNo: 'H001', day, judge: judgeOf(COUNTY) }
  const result = await county.inCounty(COUNTY, (tx) => explainHousehold(tx, asked))
  if (!result.ok) throw new Error(result.refusal.code)
  const { score, hits, nextChangeOn } = result.value
  return { score, rules: hits.map(({ rule }) => rule), nextChangeOn }
}

test('a score sees help from the night after it begins to the day after its last one', async () => {
  expect(await explain(CASES_DAY)).toEqual({ score: 35, rules: ['R06', 'R20'], nextChangeOn: '2027-06-18' })
  const { household_id: householdId } = await county.owner
    .selectFrom('household')
    .select('household_id')
    .where('county_code', '=', COUNTY)
    .where('household_no', '=', 'H001')
    .executeTakeFirstOrThrow()
  const plan = {
    householdId,
    measure: 'M04',
    item: '医疗救助',
    startBy: CASES_DAY,
    until: '2026-12-10',
    department: null,
  }
  const { measureId } = dataOf(await county.tell('officer', 'officer', 'planMeasure', plan))
  expect(await county.score('2026-11-24')).toMatchObject({ evaluated: 0 })
  const start = { measureId, startedOn: CASES_DAY }
  dataOf(await county.tell('officer', 'officer', 'startMeasure', start, { expectedVersion: 1 }))
  expect(await county.score('2026-11-25')).toMatchObject({ evaluated: 1, changed: 1 })
  expect(await explain('2026-11-25')).toEqual({ score: 25, rules: ['R06', 'R20', 'A09'], nextChangeOn: '2026-12-11' })
  const judged = await verifyScores(county.runtime.db, COUNTY, judgeOf(COUNTY))
  expect(judged).toMatchObject({ differences: [] })
  expect(await county.score('2026-12-10')).toMatchObject({ evaluated: 0 })
  expect(await county.score('2026-12-11')).toMatchObject({ evaluated: 1, changed: 1 })
  expect((await explain('2026-12-11')).rules).toEqual(['R06', 'R20'])
})

test('an import that changes the household packs its help again', async () => {
  const bill = `结算流水号,身份证号,姓名,结算日期,医疗总费用,个人自付
YB990,610999197503080038,陈望山,2026-11-23,900,300
`
  await county.load('medical', bill, '2026-12-12')
  await county.score('2026-12-12')
  expect(await verifyScores(county.runtime.db, COUNTY, judgeOf(COUNTY))).toMatchObject({ differences: [] })
})
