import { randomUUID } from 'node:crypto'
import { endpoint } from '../../../cloudfunctions/server/endpoint'
import { officerHandlers } from '../../../cloudfunctions/officer/index'
import { cadreHandlers } from '../../../cloudfunctions/cadre/index'
import type { FunctionAnswer } from '../../../src/contract/answer'
import type { Answer, Payload } from '../../../src/contract/operations'
import { CASES_DAY, COUNTY, openTestCounty, type TestCounty } from '../../support/test-county'

const STAFF = `姓名,手机号,角色,区划代码,微信openid
李县干,13800000001,县级干部,${COUNTY},officer
邻村干,13800000002,村干部,610999101299,neighbour
`
const MEMBERS =
  '户编号,姓名,身份证号,与户主关系,健康状况,劳动技能,在校生情况,务工状态,务工地点,务工月数,基本医保,共同生活,失能\n'
const wife = (place: string) =>
  `${MEMBERS}H001,刘春梅,610999197711200049,配偶,健康,普通劳动力,,务工,${place},5,是,是,否\n`
const AREA = `代码,名称,上级代码
610999101299,邻村,610999101
`

let county: TestCounty
beforeAll(async () => {
  county = await openTestCounty()
  await county.loadCases()
  await county.load('areas', AREA)
  await county.load('staff', STAFF)
})
afterAll(() => county.close())

async function ask(openid: string, payload: Payload<'quality'>): Promise<FunctionAnswer<Answer<'quality'>>> {
  const main =
    openid === 'officer'
      ? endpoint('officer', officerHandlers, () => county.runtime)
      : endpoint('cadre', cadreHandlers, () => county.runtime)
  const answer = await main({ query: 'quality', payload }, { environment: JSON.stringify({ WX_OPENID: openid }) })
  return answer as FunctionAnswer<Answer<'quality'>>
}

async function about(householdNo: string) {
  const answer = await ask('officer', {})
  if (!answer.ok) throw new Error(answer.fault.code)
  return answer.data.items.find((item) => item.householdNo === householdNo)
}

test('what is noted down wrongly is found by the night, listed with the place to mend, and gone when it is mended', async () => {
  await county.load('members', wife(''))
  expect(await about('H001')).toBeUndefined()
  await county.score(CASES_DAY)
  expect(await about('H001')).toMatchObject({
    findings: [
      {
        ...{ check: 'Q09', severity: 'doubtful', place: '农业农村局 · 家庭成员 · 务工地点', foundOn: CASES_DAY },
        evidence: [{ who: '刘春梅', says: '务工状态 务工' }],
      },
    ],
  })
  await county.load('members', wife('西安'), '2026-11-24')
  await county.score('2026-11-24')
  expect(await about('H001')).toBeUndefined()
})

test('the list is refused outside the area, and nobody sees it there', async () => {
  await county.load('members', wife(''), '2026-11-25')
  await county.score('2026-11-25')
  expect(await ask('neighbour', { area: COUNTY })).toMatchObject({ ok: false, fault: { code: 'permission.area' } })
  expect(await ask('neighbour', {})).toMatchObject({ ok: true, data: { items: [], counts: [] } })
  const whole = await ask('officer', { area: COUNTY })
  expect(whole).toMatchObject({ ok: true })
  expect(whole.ok && whole.data.counts.find(({ check }) => check === 'Q09')).toMatchObject({ households: 1 })
})

test('a second look at the same household keeps the day on which it was found', async () => {
  await county.score('2026-11-26', { full: true })
  expect((await about('H001'))?.findings).toMatchObject([{ foundOn: '2026-11-25' }])
})

test('a value that is corrected on the spot leaves the list at once', async () => {
  const {
    person_id: personId,
    household_id: householdId,
    version,
  } = await county.owner
    .selectFrom('person')
    .select(['person_id', 'household_id', 'version'])
    .where('county_code', '=', COUNTY)
    .where('name', '=', '刘春梅')
    .executeTakeFirstOrThrow()
  expect((await about('H001'))?.findings).toHaveLength(1)
  const payload = { householdId, personId, field: 'workPlace', value: '西安', reason: '本人说的' }
  const correct = { command: 'correctData', commandId: randomUUID(), expectedVersion: version, payload }
  const main = endpoint('officer', officerHandlers, () => county.runtime)
  expect(await main(correct, { environment: JSON.stringify({ WX_OPENID: 'officer' }) })).toMatchObject({ ok: true })
  expect(await about('H001')).toBeUndefined()
})
