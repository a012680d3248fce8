import { sql } from 'kysely'
import type { Payload } from '../../../src/contract/operations'
import { codeOf, dataOf } from '../../support/answers'
import { BAIYANG, COUNTY, evaluationOf, MEDICAL, openOffice, QINGSHAN, type Office } from '../../support/open-office'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const NOBODY = '3f2b8c1e-0000-4000-8000-000000000001'
const WORDS = '张大山在合作社扫地'

type Plan = Partial<Payload<'planMeasure'>> & { readonly householdId: string }

const plan = (change: Plan, openid = 'town') =>
  office.tell('officer', openid, 'planMeasure', {
    ...{ measure: 'M04', item: '医疗救助', startBy: '2026-12-01', until: null, department: null },
    ...change,
  })
const start = (measureId: string, expectedVersion = 1, openid = 'town', startedOn = '2026-11-20') =>
  office.tell('officer', openid, 'startMeasure', { measureId, startedOn }, { expectedVersion })
const report = (measureId: string, expectedVersion = 2, openid = 'baiyang') =>
  office.tell(
    'cadre',
    openid,
    'addProgress',
    { measureId, on: '2026-11-21', done: WORDS, fen: 60_000 },
    { expectedVersion },
  )
const end = (measureId: string, expectedVersion: number, openid = 'town') =>
  office.tell('officer', openid, 'endMeasure', { measureId, endedOn: '2026-11-23', reason: WORDS }, { expectedVersion })
const cancel = (measureId: string, expectedVersion: number, openid = 'town') =>
  office.tell('officer', openid, 'cancelMeasure', { measureId, reason: WORDS }, { expectedVersion })

async function planned() {
  const household = await office.addHousehold(BAIYANG)
  const { measureId } = dataOf(await plan({ householdId: household.householdId }))
  return { household, measureId }
}

const isDirty = (householdId: string) =>
  office.inCounty(COUNTY, async (tx) => {
    const row = await tx
      .selectFrom('household_score')
      .select('dirty')
      .where('county_code', '=', COUNTY)
      .where('household_id', '=', householdId)
      .executeTakeFirstOrThrow()
    return row.dirty
  })

describe('refused', () => {
  test.each([
    ['a village cadre who plans', 'baiyang', 'permission.role'],
    ['an officer of another township', 'othertown', 'permission.area'],
    ['somebody without a post', 'stranger', 'permission.role'],
  ])('%s', async (_, openid, code) => {
    const { householdId } = await office.addHousehold(BAIYANG)
    expect(codeOf(await plan({ householdId }, openid))).toBe(code)
  })

  test.each([
    ['a household that nobody knows', { householdId: NOBODY }, 'household.unknown'],
    ['a class that is not in the catalogue', { measure: 'M99' }, 'measure.classUnknown'],
    ['an item of another class', { item: '公益岗位' }, 'measure.itemUnknown'],
    ['a term that ends before it begins', { until: '2026-11-30' }, 'measure.untilBeforeStart'],
    ['a day that does not exist', { startBy: '2026-02-30' }, 'day.invalid'],
  ])('%s', async (_, change, code) => {
    const { householdId } = await office.addHousehold(BAIYANG)
    expect(codeOf(await plan({ householdId, ...change }))).toBe(code)
  })

  test('the same help twice, one after the other or at once', async () => {
    const { household } = await planned()
    expect(codeOf(await plan({ householdId: household.householdId }))).toBe('measure.twice')
    const { householdId } = await office.addHousehold(BAIYANG)
    const codes = (await Promise.all(Array.from({ length: 20 }, () => plan({ householdId })))).map(codeOf)
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['ok', 'measure.twice']))
  })

  test('a measure that nobody knows, one of another area, an old view, and a step that does not fit', async () => {
    const { measureId } = await planned()
    expect(codeOf(await start(NOBODY))).toBe('measure.unknown')
    expect(codeOf(await start(measureId, 1, 'othertown'))).toBe('permission.area')
    expect(codeOf(await report(measureId, 1, 'qingshan'))).toBe('permission.area')
    expect(codeOf(await report(measureId, 1))).toBe('measure.wrongState')
    dataOf(await start(measureId))
    expect(await start(measureId)).toMatchObject({
      fault: { code: 'measure.stale', details: { state: '落实中', version: 2 } },
    })
    expect(codeOf(await start(measureId, 2, 'town', '2026-11-24'))).toBe('measure.wrongState')
    expect(codeOf(await cancel(measureId, 2))).toBe('measure.wrongState')
  })

  test('of two who change it at once, one', async () => {
    const { measureId } = await planned()
    const codes = (await Promise.all(Array.from({ length: 10 }, () => start(measureId)))).map(codeOf)
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['ok', 'measure.stale']))
  })

  test('the help of a household elsewhere', async () => {
    const { householdId } = await office.addHousehold(QINGSHAN)
    expect(codeOf(await office.ask('cadre', 'baiyang', 'measures', { householdId }))).toBe('permission.area')
    expect(codeOf(await office.ask('cadre', 'baiyang', 'measures', { householdId: NOBODY }))).toBe('household.unknown')
  })
})

test('help is planned, begins, goes on and ends, and its page tells all of it', async () => {
  const { household, measureId } = await planned()
  const { householdId } = household
  await office.score(household, evaluationOf([MEDICAL]))
  const page = async () => dataOf(await office.ask('cadre', 'baiyang', 'measures', { householdId }))
  expect(await page()).toMatchObject({
    official: false,
    mayPlan: false,
    warnings: [],
    items: [{ state: 'planned', name: '健康帮扶', department: '医保局', effect: '还没有开始。', may: [] }],
  })
  expect(await isDirty(householdId)).toBe(false)
  dataOf(await start(measureId))
  expect(await isDirty(householdId)).toBe(true)
  dataOf(await report(measureId))
  dataOf(await end(measureId, 3))
  const { items, warnings, catalogue } = await page()
  expect(items).toMatchObject([
    {
      ...{ measureId, version: 4, state: 'ended', startedOn: '2026-11-20', endedOn: '2026-11-23', reason: WORDS },
      progress: [{ on: '2026-11-21', done: WORDS, fen: 60_000, by: '干部baiyang' }],
    },
  ])
  expect(catalogue.find(({ code }) => code === 'M04')?.fits).toEqual([{ rule: 'R06', name: '自付医疗较大' }])
  // Its last day: it still answers the risk.
  expect(warnings).toEqual([])
  office.setDay('2026-11-24')
  expect((await page()).warnings).toEqual([{ about: '自付医疗较大', says: '这个风险还没有对应的帮扶措施。' }])
  office.setDay('2026-11-23')
})

test('the officer who may plan sees what fits each measure', async () => {
  const { household, measureId } = await planned()
  const page = dataOf(await office.ask('officer', 'town', 'measures', { householdId: household.householdId }))
  expect(page).toMatchObject({ mayPlan: true, items: [{ may: ['startMeasure', 'cancelMeasure'] }] })
  dataOf(await cancel(measureId, 1))
  const after = dataOf(await office.ask('officer', 'county', 'measures', { householdId: household.householdId }))
  expect(after.items).toMatchObject([{ state: 'cancelled', reason: WORDS, may: [] }])
})

test("words are sealed where they are kept, and in nobody's history", async () => {
  const { measureId } = await planned()
  dataOf(await start(measureId))
  dataOf(await report(measureId))
  dataOf(await end(measureId, 3))
  const kept = await office.inCounty(COUNTY, async (tx) => {
    const { rows } = await sql<{ kept: string }>`
      SELECT to_jsonb(stored)::text AS kept FROM measure AS stored WHERE stored.county_code = ${COUNTY} AND stored.measure_id = ${measureId}
      UNION ALL SELECT to_jsonb(done)::text FROM measure_progress AS done WHERE done.county_code = ${COUNTY} AND done.measure_id = ${measureId}
      UNION ALL SELECT type || payload::text FROM event WHERE event.county_code = ${COUNTY} AND event.subject_id = ${measureId}`.execute(
      tx,
    )
    return rows.map((row) => row.kept)
  })
  expect(kept).toHaveLength(6)
  for (const row of kept) expect(row).not.toContain(WORDS)
  expect(
    kept
      .slice(2)
      .map((row) => row.replace(/\{.*/, ''))
      .sort(),
  ).toEqual(['measure.ended', 'measure.planned', 'measure.progress', 'measure.started'])
})
