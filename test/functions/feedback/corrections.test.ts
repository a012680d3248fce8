import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { codeOf, dataOf } from '../../support/answers'
import { CASES_DAY, COUNTY, openTestCounty, type TestCounty } from '../../support/test-county'

// A visit finds a school record wrong: what the education office hears of it, and what becomes of that.

const STAFF = `姓名,手机号,角色,区划代码,微信openid
李县干,13800000001,县级干部,${COUNTY},officer
平镇干,13800000002,乡镇干部,610999101,town
张村干,13800000003,村干部,610999101,cadre
`
const FOUND = '孩子在县城上学，老师录错了'
const school = (state: string, day: string) => `身份证号,姓名,学年,学段,学校,就读状态,年度自付费用,资助金额,更新日期
610999201405050256,赵小石,2026-2027,小学,平川镇中心小学,${state},0,0,${day}
`

let county: TestCounty
beforeEach(async () => {
  county = await openTestCounty()
  await county.loadCases()
  await county.load('staff', STAFF)
  await county.score(CASES_DAY)
})
afterEach(() => county.close())

async function closeAsWrong(householdNo: string): Promise<string> {
  const { items } = dataOf(await county.ask('cadre', 'cadre', 'inbox', {}))
  const card = items.find((item) => item.householdNo === householdNo)
  if (card === undefined) throw new Error(`${householdNo} has no open order`)
  const { orderId, version } = card
  dataOf(await county.tell('cadre', 'cadre', 'acceptOrder', { orderId }, { expectedVersion: version }))
  const visit = { orderId, visitedOn: CASES_DAY, met: 'head', note: '' } as const
  dataOf(await county.tell('cadre', 'cadre', 'recordVisit', visit, { expectedVersion: version + 1 }))
  const { hits } = dataOf(await county.ask('cadre', 'cadre', 'order', { orderId }))
  const findings = hits
    .filter(({ kind }) => kind === 'risk')
    .flatMap(({ rule, evidence }) => evidence.map(({ key }) => ({ rule, key, finding: 'dataError' as const })))
  const closing = { orderId, outcome: 'dataError', reason: FOUND, findings } as const
  dataOf(await county.tell('cadre', 'cadre', 'closeOrder', closing, { expectedVersion: version + 2 }))
  return orderId
}

const corrections = async (correctionState: 'open' | 'mended' | 'answered' | 'withdrawn' = 'open') =>
  dataOf(await county.ask('officer', 'officer', 'corrections', { correctionState })).items

async function onlyItem(...asked: Parameters<typeof corrections>) {
  const items = await corrections(...asked)
  expect(items).toHaveLength(1)
  const [item] = items
  if (item === undefined) throw new Error('no item')
  return item
}

test('the department hears what the record says and what the visit found; its answer closes the item', async () => {
  await closeAsWrong('H004')
  const item = await onlyItem()
  expect(item).toMatchObject({
    ...{
      state: 'open',
      department: '教育局',
      feedName: '学籍与就读',
      householdNo: 'H004',
      who: '赵小石',
      found: FOUND,
    },
    ...{ rules: ['失学辍学'], openedOn: CASES_DAY, answer: null, version: 1 },
  })
  const { correctionId } = item
  const answer = (openid: string, expectedVersion: number, words = '已更正', of = correctionId) =>
    county.tell('officer', openid, 'answerCorrection', { correctionId: of, answer: words }, { expectedVersion })
  expect(codeOf(await answer('town', 1))).toBe('permission.role')
  expect(codeOf(await answer('officer', 2))).toBe('correction.stale')
  expect(codeOf(await answer('officer', 1, ' '))).toBe('correction.answerMissing')
  expect(codeOf(await answer('officer', 1, '已更正', randomUUID()))).toBe('correction.unknown')
  expect(dataOf(await answer('officer', 1))).toMatchObject({ state: 'answered', version: 2 })
  expect(codeOf(await answer('officer', 2))).toBe('correction.wrongState')
  expect(await onlyItem('answered')).toMatchObject({ answer: '已更正', closedOn: CASES_DAY })
})

test('what the visit found is sealed where it is kept', async () => {
  await closeAsWrong('H004')
  const { rows } = await sql<{ kept: string }>`SELECT to_jsonb(correction)::text AS kept FROM correction`.execute(
    county.owner,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.kept).not.toContain('老师')
})

test('an item stays while the record comes again as it was, and closes itself when it reads otherwise', async () => {
  await closeAsWrong('H004')
  await county.load('education', school('辍学', '2026-09-20'), '2026-11-24')
  expect((await onlyItem()).state).toBe('open')
  await county.load('education', school('在读', '2026-11-25'), '2026-11-25')
  expect(await onlyItem('mended')).toMatchObject({ closedOn: '2026-11-25', version: 2 })
  const { rows } = await sql<{ household_id: string | null }>`
    SELECT household_id FROM event WHERE type = 'correction.mended'`.execute(county.owner)
  expect(rows).toHaveLength(1)
  expect(rows[0]?.household_id).not.toBeNull()
})

test('the delivery that mended it is taken back: the item is open again', async () => {
  await closeAsWrong('H004')
  const { batch } = await county.load('education', school('在读', '2026-11-25'), '2026-11-25')
  dataOf(await county.tell('importer', 'officer', 'undoImport', { county: COUNTY, batch: batch ?? '' }))
  expect((await onlyItem()).closedOn).toBeNull()
})

test('an item closes itself when its record is gone: the file that brought it is taken back and comes under another key', async () => {
  await closeAsWrong('H004')
  const { batch_id: batch } = await county.owner
    .selectFrom('import_batch')
    .select('batch_id')
    .where('county_code', '=', COUNTY)
    .where('feed', '=', 'education')
    .executeTakeFirstOrThrow()
  dataOf(await county.tell('importer', 'officer', 'undoImport', { county: COUNTY, batch }))
  expect(await onlyItem('mended')).toMatchObject({ closedOn: CASES_DAY, version: 2 })
  await county.load('education', school('在读', '2026-11-25').replace('2026-2027', '2025-2026'), '2026-11-25')
  expect(await corrections()).toEqual([])
})

test('a reopened order takes its items back', async () => {
  const orderId = await closeAsWrong('H004')
  const { version } = dataOf(await county.ask('officer', 'officer', 'order', { orderId })).card
  const reopening = { orderId, reason: '再看一次' }
  dataOf(await county.tell('officer', 'town', 'reopenOrder', reopening, { expectedVersion: version }))
  expect((await onlyItem('withdrawn')).closedOn).toBe(CASES_DAY)
})

test('a register value that a visit found wrong is asked of whoever keeps the register, and closed by its next file', async () => {
  await closeAsWrong('H005')
  const area = (await corrections()).find(({ says }) => says.startsWith('住房面积'))
  expect(area).toMatchObject({ department: '农业农村局', who: null })
  await sql`UPDATE household SET "values" = jsonb_set("values", '{housingArea}', '999') WHERE household_no = 'H005'`.execute(
    county.owner,
  )
  const members = `户编号,姓名,身份证号,与户主关系,健康状况,劳动技能,共同生活
H005,孙有福,610999197805120277,户主,长期慢性病,普通劳动力,是
`
  await county.load('members', members, '2026-11-24')
  expect((await corrections('mended')).map(({ correctionId }) => correctionId)).toContain(area?.correctionId)
})

test('the county sees how often evidence was true and how old each feed is; nobody else does', async () => {
  await closeAsWrong('H004')
  const { rules, feeds } = dataOf(await county.ask('officer', 'officer', 'hitRates', {}))
  const rate = { visited: 1, true: 0, notRisk: 0, dataError: 1, changed: 0, truePercent: 0 }
  expect(rules).toEqual([{ rule: 'R01', name: '失学辍学', ...rate }])
  expect(feeds).toEqual([{ feed: 'education', name: '学籍与就读', department: '教育局', ...rate }])
  const fresh = dataOf(await county.ask('officer', 'officer', 'freshness', {})).feeds
  expect(fresh.find(({ feed }) => feed === 'education')).toMatchObject({ state: 'fresh', lastOn: CASES_DAY })
  expect(fresh.find(({ feed }) => feed === 'population')).toMatchObject({ state: 'never', lastOn: null })
  for (const query of ['hitRates', 'freshness', 'corrections'] as const)
    expect(codeOf(await county.ask('officer', 'town', query, {}))).toBe('permission.role')
})
