import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Answer } from '../../../src/contract/operations'
import { officerHandlers } from '../../../cloudfunctions/officer/index'
import { endpoint } from '../../../cloudfunctions/server/endpoint'
import { makeIdNumber } from '../../domain/comparison/make-id-number'
import { CASES_DAY, COUNTY, openTestCounty, type TestCounty } from '../../support/test-county'

// A county of 600 households through its files and nights: one file of the schools calls 60 children dropouts.

const TOMORROW = '2026-11-24'
const FAMILIES = Array.from({ length: 600 }, (_, index) => index + 1)
const STORM = FAMILIES.slice(0, 60)
/** Hospital bills of another file: one family of the storm, and three that the storm does not touch. */
const ILL = [60, 61, 62, 63]

const headId = (family: number) => makeIdNumber('1980-03-04', family)
const childId = (family: number) => makeIdNumber('2014-05-06', family)
const numberOf = (family: number) => `H${String(family).padStart(3, '0')}`
const table = (header: string, rows: readonly (readonly string[])[]) =>
  [header, ...rows.map((row) => row.join())].join('\n')

const AREAS = `代码,名称,上级代码
${COUNTY},示范县,
610999101,平川镇,${COUNTY}
610999101001,柏杨村,610999101
610999102,河口镇,${COUNTY}
610999102001,柳家村,610999102
`
const STAFF = `姓名,手机号,角色,区划代码,微信openid
县干部,13800000001,县级干部,${COUNTY},county
`
const HOUSEHOLDS = table(
  '户编号,村代码,户主身份证号,户主姓名,户类型',
  FAMILIES.map((family) => {
    const village = family <= 40 ? '610999101001' : '610999102001'
    return [numberOf(family), village, headId(family), '贺户主', '一般农户']
  }),
)
const MEMBERS = table(
  '户编号,姓名,身份证号,与户主关系,健康状况,劳动技能,共同生活',
  FAMILIES.flatMap((family) => [
    [numberOf(family), '贺户主', headId(family), '户主', '健康', '普通劳动力', '是'],
    [numberOf(family), '贺孩子', childId(family), '之子', '健康', '无劳动力', '是'],
  ]),
)
const MEDICAL = table(
  '结算流水号,身份证号,姓名,结算日期,医疗总费用,个人自付',
  ILL.map((family) => [`YB${family}`, headId(family), '贺户主', '2026-10-09', '147000', '42000']),
)
const schools = (families: readonly number[], state: string, day: string) =>
  table(
    '身份证号,姓名,学年,学段,就读状态,更新日期',
    families.map((family) => [childId(family), '贺孩子', '2026-2027', '初中', state, day]),
  )

let county: TestCounty
let bad: string
beforeEach(async () => {
  county = await openTestCounty()
  await county.load('areas', AREAS)
  await county.load('staff', STAFF)
  await county.load('households', HOUSEHOLDS)
  await county.load('members', MEMBERS)
  await county.load('medical', MEDICAL)
  bad = `batch:${(await county.load('education', schools(STORM, '辍学', '2026-10-01'))).batch}`
})
afterEach(() => county.close())

async function ask<T>(event: object): Promise<T> {
  const main = endpoint('officer', officerHandlers, () => county.runtime)
  const answer = await main(event, { environment: JSON.stringify({ WX_OPENID: 'county' }) })
  if (!answer.ok) throw new Error(answer.fault.code)
  return answer.data as T
}
const held = () => ask<Answer<'heldOrders'>>({ query: 'heldOrders', payload: {} })

async function withOrder(): Promise<string[]> {
  const { rows } = await sql<{ household_no: string }>`
    SELECT household_no FROM work_order JOIN household USING (county_code, household_id) ORDER BY 1`.execute(
    county.owner,
  )
  return rows.map((row) => row.household_no)
}

test('the night opens what the storm does not explain, and holds the rest for a person', async () => {
  expect(await county.score(CASES_DAY)).toMatchObject({ evaluated: 600, opened: 4, held: 59 })
  expect(await withOrder()).toEqual(ILL.map(numberOf))
  expect(await held()).toMatchObject({
    households: 600,
    held: 59,
    causes: [
      {
        cause: bad,
        from: { kind: 'batch', department: '教育局', receivedOn: CASES_DAY, rows: 60, accepted: 60 },
        households: 59,
        townships: [
          { name: '平川镇', households: 40, samples: ['H001', 'H002', 'H003'] },
          { name: '河口镇', households: 19, samples: ['H041', 'H042', 'H043'] },
        ],
      },
    ],
  })
  expect(await county.score(CASES_DAY, { full: true })).toMatchObject({ opened: 0, held: 59 })
})

test('what the schools correct waits no longer the next night; what is released opens', async () => {
  await county.score(CASES_DAY)
  await county.load('education', schools(STORM.slice(0, 50), '在读', '2026-11-20'), TOMORROW)
  expect(await county.score(TOMORROW)).toMatchObject({ opened: 0, held: 9 })
  expect(await held()).toMatchObject({ held: 9, causes: [{ cause: bad, households: 9, since: CASES_DAY }] })
  const payload = { county: COUNTY, cause: bad }
  expect(await ask({ command: 'releaseHeld', commandId: randomUUID(), payload })).toEqual({ opened: 9 })
  expect(await withOrder()).toEqual([...STORM.slice(50, 59), ...ILL].map(numberOf))
  expect(await county.score(TOMORROW)).toMatchObject({ opened: 0, held: 0 })
})

test('two nights at once hold the same and open each order once', async () => {
  const nights = await Promise.all([county.score(CASES_DAY), county.score(CASES_DAY)])
  expect(nights.reduce((sum, { opened }) => sum + opened, 0)).toBe(4)
  expect(await withOrder()).toEqual(ILL.map(numberOf))
  expect(await held()).toMatchObject({ held: 59 })
})
