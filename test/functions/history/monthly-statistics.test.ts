import { codeOf, dataOf } from '../../support/answers'
import { caseOffice } from '../../support/case-office'
import { MONDAY } from '../../support/open-functions'
import { COUNTY, openOffice, OTHER_TOWN, TOWN, type Office } from '../../support/open-office'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())
beforeEach(() => office.setDay(MONDAY))

const ask = (month: string, area?: string, openid = 'county') =>
  office.ask('officer', openid, 'monthlyStatistics', { month, area })

test.each([
  ['a village cadre', 'baiyang', '2026-10', undefined, 'permission.role'],
  ['a villager', 'aunt', '2026-10', undefined, 'permission.role'],
  ['a township about its neighbour', 'town', '2026-10', OTHER_TOWN, 'permission.area'],
  ['a township about its county', 'town', '2026-10', COUNTY, 'permission.area'],
  ['a county about another one', 'county', '2026-10', '610998', 'permission.area'],
  ['a county about a township that it does not have', 'county', '2026-10', '610999777', 'area.unknown'],
  ['a county about a month to come', 'county', '2026-12', undefined, 'month.future'],
  ['a county about a month that is none', 'county', '2026-13', undefined, 'request.invalid'],
])('is refused to %s', async (_, openid, month, area, code) => {
  expect(codeOf(await ask(month, area, openid))).toBe(code)
})

test('counts a household in the month of its inclusion, on the list at its end, and in the month of its clearance', async () => {
  const cases = caseOffice(office)
  const { household, caseId } = await cases.openCase()
  const nothing = dataOf(await ask('2026-11'))
  expect(nothing).toMatchObject({ through: MONDAY, totals: { included: { households: 0 } }, categories: [], areas: [] })

  expect(await cases.walkTo(caseId, 'announced', '2026-11-24')).toBe('2026-11-30')
  const { householdId } = household
  office.setDay('2027-06-01')
  const proposed = dataOf(await office.tell('cadre', 'baiyang', 'proposeClearance', { householdId }))
  const cleared = await cases.walkTo(proposed.caseId, 'announced', '2027-06-02')

  const [none, one] = [0, 1].map((households) => ({ households, people: 2 * households }))
  const november = dataOf(await ask('2026-11', undefined, 'town'))
  const totals = { included: one, cleared: none, followed: one }
  expect(november).toEqual({
    ...{ month: '2026-11', through: '2026-11-30', area: { code: TOWN, name: '平川镇' }, totals },
    categories: [
      {
        ...{ code: 'sudden', name: '突发严重困难户', totals },
        risks: [
          expect.objectContaining({ code: 'illness', totals }),
          expect.objectContaining({ code: 'work', totals }),
        ],
      },
    ],
    areas: [{ code: household.villageCode, name: '白杨村', totals }],
  })
  expect(dataOf(await ask('2026-12')).totals).toEqual({ included: none, cleared: none, followed: one })
  expect(dataOf(await ask(cleared.slice(0, 7)))).toMatchObject({
    ...{ through: cleared, totals: { included: none, cleared: one, followed: none } },
  })
  expect(dataOf(await ask('2026-12', OTHER_TOWN, 'othertown')).areas).toEqual([])
})
