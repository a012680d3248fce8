import { randomUUID } from 'node:crypto'
import { inTransaction } from '../../../cloudfunctions/server/database/scope'
import { followVillage } from '../../../cloudfunctions/server/import/follow-village'
import { PATHS } from '../../../src/domain/case/steps'
import { codeOf, dataOf } from '../../support/answers'
import { keepResult } from '../../support/keep-result'
import { caseOffice, type CaseOffice } from '../../support/case-office'
import { MONDAY } from '../../support/open-functions'
import {
  BAIYANG,
  COUNTY,
  EDUCATION,
  evaluationOf,
  MEDICAL,
  openOffice,
  QINGSHAN,
  type Household,
  type Office,
} from '../../support/open-office'

let office: Office
let cases: CaseOffice
beforeAll(async () => {
  office = await openOffice()
  cases = caseOffice(office)
})
afterAll(() => office.close())
beforeEach(() => office.setDay(MONDAY))

const ask = (openid: string, { householdId }: { householdId: string }, cursor?: string) =>
  office.ask(openid === 'county' || openid.endsWith('town') ? 'officer' : 'cadre', openid, 'timeline', {
    ...{ householdId, cursor },
  })

async function readAll(openid: string, household: Household) {
  const items = []
  for (let cursor: string | undefined; ;) {
    const page = dataOf(await ask(openid, household, cursor))
    items.push(...page.items)
    if (page.nextCursor === null) return items
    cursor = page.nextCursor
  }
}

const looksOf = ({ householdId }: Household) =>
  office.inCounty(COUNTY, (tx) =>
    tx
      .selectFrom('access_log')
      .select(['what', 'role', 'actor_name'])
      .where('county_code', '=', COUNTY)
      .where('household_id', '=', householdId)
      .execute(),
  )

describe('is refused', () => {
  test('to who has no post, or none where the household lives, and keeps no look', async () => {
    const household = await office.addHousehold(BAIYANG)
    for (const openid of ['qingshan', 'othertown', 'far'])
      expect([openid, codeOf(await ask(openid, household))]).toEqual([
        openid,
        openid === 'far' ? 'household.unknown' : 'permission.area',
      ])
    expect(codeOf(await ask('aunt', household))).toBe('permission.role')
    expect(await looksOf(household)).toEqual([])
  })

  test('of a household that is not there, and from a place that we never named', async () => {
    const household = await office.addHousehold(BAIYANG)
    expect(codeOf(await ask('county', { householdId: randomUUID() }))).toBe('household.unknown')
    for (const place of ['x', `1|${randomUUID()}`, '-1|1', '1|9999999999', `${'9'.repeat(16)}|1`])
      expect(codeOf(await ask('county', household, Buffer.from(place).toString('base64url')))).toBe('cursor.invalid')
    expect(await looksOf(household)).toEqual([])
  })
})

test('tells a case from the score to the announcement, newest first, with who did it in which post', async () => {
  const { household, caseId, orderId } = await cases.openCase('刘桂英')
  const plan = { measure: 'M04', item: '医疗救助', startBy: MONDAY, until: null, department: null }
  const { measureId } = dataOf(
    await office.tell('officer', 'town', 'planMeasure', { householdId: household.householdId, ...plan }),
  )
  const said = { code: household.code, kind: 'house', forWhom: 'other', words: '墙裂了' } as const
  dataOf(await office.tell('villager', 'aunt', 'submitReport', said))
  const announced = await cases.walkTo(caseId, 'announced', '2026-11-24')

  const items = (await readAll('baiyang', household)).reverse()
  expect(items.map(({ kind, says, who, roleWord }) => [kind, says, `${roleWord} ${who}`.trim()])).toEqual([
    ['score', '第一次评分：40 分，亮 2 盏灯；新命中：自付医疗较大', '系统'],
    ['order', '评分达到出单线，出工单', '系统'],
    ['order', '接单', '村干部 干部baiyang'],
    ['order', `${MONDAY} 入户核实：见到户主`, '村干部 干部baiyang'],
    ['order', '办结：属实，启动识别', '村干部 干部baiyang'],
    ['case', '纳入：启动识别', '村干部 干部baiyang'],
    ['measure', '安排帮扶措施：健康帮扶', '乡镇干部 干部town'],
    ['report', '群众反映：房子，出工单', '群众'],
    ['case', '纳入：承诺授权签齐', '村干部 干部baiyang'],
    ['case', '纳入：部门信息比对', '乡镇干部 干部town'],
    ['case', '纳入：民主评议', '村干部 干部baiyang'],
    ['case', '纳入：村级公示', '村干部 干部baiyang'],
    ['case', '纳入：镇级审核同意', '乡镇干部 干部town'],
    ['case', '纳入：县级审定同意', '县级干部 干部county'],
    ['case', '纳入：公告', '乡镇干部 干部town'],
  ])
  expect(items.at(-1)).toMatchObject({ on: announced, at: `${announced}T02:00:00.000Z`, opens: { id: caseId } })
  expect(items.flatMap(({ opens }) => (opens === null ? [] : [`${opens.what} ${opens.id}`]))).toEqual(
    expect.arrayContaining([`order ${orderId}`, `case ${caseId}`, `measure ${measureId}`]),
  )
  expect(items.filter(({ kind }) => kind === 'case')).toHaveLength(PATHS.inclusion.length)
  expect(JSON.stringify(items)).not.toMatch(/刘桂英|墙裂了|材料齐全|139/)
  expect(await looksOf(household)).toContainEqual({
    ...{ what: 'timeline', role: 'villageCadre', actor_name: '干部baiyang' },
  })
})

test('tells a score where it differs in what people see, and passes over the rest', async () => {
  const household = await office.addHousehold(BAIYANG)
  const results = [
    evaluationOf([], 0),
    evaluationOf([MEDICAL], 20),
    { ...evaluationOf([MEDICAL], 20), nextChangeOn: '2027-01-01' },
    evaluationOf([EDUCATION], 40),
  ]
  await office.inCounty(COUNTY, async (tx) => {
    for (const result of results) await keepResult(tx, household, result)
  })
  expect((await readAll('county', household)).map(({ says }) => says)).toEqual([
    '预警灯 1 盏变为 2 盏，20 分变为 40 分；新命中：失学辍学；不再命中：自付医疗较大',
    '预警灯 0 盏变为 1 盏，0 分变为 20 分；新命中：自付医疗较大',
    '第一次评分：0 分，亮 0 盏灯',
  ])
})

test('is read page by page without losing or repeating anything, whichever source a page ends in', async () => {
  const household = await office.addHousehold(BAIYANG)
  await office.inCounty(COUNTY, async (tx) => {
    for (let score = 1; score <= 70; score += 1) await keepResult(tx, household, evaluationOf([], score))
  })
  const { householdNo } = household
  for (let day = 1; day <= 60; day += 1) {
    office.setDay(`2027-${day <= 30 ? '03' : '04'}-${String(((day - 1) % 30) + 1).padStart(2, '0')}`)
    dataOf(await office.tell('officer', 'county', 'replaceCode', { county: COUNTY, householdNo }))
  }
  const items = await readAll('county', household)
  expect(items.map(({ kind }) => kind)).toEqual([...Array(60).fill('data'), ...Array(70).fill('score')])
  expect(new Set(items.map(({ on, says }) => on + says)).size).toBe(130)
})

test('names whoever did it, in the post in which it was done, after that post has ended as well', async () => {
  const household = await office.addHousehold(BAIYANG)
  const { order } = await office.score(household, evaluationOf([MEDICAL]))
  const { orderId } = order
  dataOf(await office.tell('cadre', 'baiyang2', 'acceptOrder', { orderId }, { expectedVersion: 1 }))
  await office.owner.updateTable('staff').set({ active: false }).where('openid', '=', 'baiyang2').execute()
  const [accepted] = await readAll('county', household)
  expect(accepted).toMatchObject({ says: '接单', who: '干部baiyang2', roleWord: '网格员' })
})

test('moves along with the household, and is read no more where it has left', async () => {
  const household = await office.addHousehold(BAIYANG)
  await office.score(household, evaluationOf([MEDICAL]))
  const before = await readAll('baiyang', household)
  expect(before).toHaveLength(2)
  const { householdId } = household
  await inTransaction(office.owner, { county: COUNTY, areas: [COUNTY] }, async (tx) => {
    await tx
      .updateTable('household')
      .set({ village_code: QINGSHAN })
      .where('county_code', '=', COUNTY)
      .where('household_id', '=', householdId)
      .execute()
    await followVillage(tx, COUNTY, [{ household_id: householdId, village_code: QINGSHAN, left: BAIYANG }])
  })
  expect(codeOf(await ask('baiyang', household))).toBe('permission.area')
  expect(await readAll('qingshan', household)).toEqual(before)
})
