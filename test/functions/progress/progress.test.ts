import fc from 'fast-check'
import { sql } from 'kysely'
import { covers } from '../../../src/domain/access/area'
import { inTransaction } from '../../../cloudfunctions/server/database/scope'
import { codeOf, dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import {
  BAIYANG,
  COUNTY,
  evaluationOf,
  FAR,
  LIUJIA,
  MEDICAL,
  openOffice,
  OTHER_COUNTY,
  OTHER_TOWN,
  QINGSHAN,
  TOWN,
  type Office,
} from '../../support/open-office'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  for (const [village, day] of [
    [BAIYANG, '2026-11-16'],
    [BAIYANG, MONDAY],
    [QINGSHAN, MONDAY],
    [LIUJIA, MONDAY],
    [FAR, MONDAY],
  ] as const) {
    office.setDay(day)
    const household = await office.addHousehold(village)
    await office.score(household, evaluationOf([MEDICAL]))
    const report = { code: household.code, kind: 'house', forWhom: 'own' } as const
    dataOf(await office.tell('villager', 'reporter', 'submitReport', report))
  }
  office.setDay(MONDAY)
})
afterAll(() => office.close())

test.each([
  ['nobody', undefined, 'permission.role'],
  ['town', OTHER_TOWN, 'permission.area'],
  ['town', COUNTY, 'permission.area'],
  ['baiyang', QINGSHAN, 'permission.area'],
  ['county', OTHER_COUNTY, 'permission.area'],
  ['county', '610999103', 'area.unknown'],
])('%s may not see %s', async (openid, area, code) => {
  expect(codeOf(await office.ask('officer', openid, 'progress', { area }))).toBe(code)
})

test('a day that does not exist is refused', async () => {
  expect(codeOf(await office.ask('officer', 'county', 'progress', { date: '2026-02-30' }))).toBe('day.invalid')
})

const counts = (issued: number, late = 0) => ({ issued, accepted: 0, visited: 0, closed: 0, late })

test('a county by township, a township by village, a village by itself, in the order of codes', async () => {
  expect(dataOf(await office.ask('officer', 'county', 'progress', {}))).toEqual({
    today: MONDAY,
    area: { code: COUNTY, name: '示范县' },
    totals: counts(4, 1),
    rows: [
      { code: TOWN, name: '平川镇', counts: counts(3, 1) },
      { code: OTHER_TOWN, name: '河口镇', counts: counts(1) },
    ],
    held: 0,
  })
  expect(dataOf(await office.ask('officer', 'county', 'progress', { area: TOWN })).rows).toEqual([
    { code: BAIYANG, name: '白杨村', counts: counts(2, 1) },
    { code: QINGSHAN, name: '青山村', counts: counts(1) },
  ])
  expect(dataOf(await office.ask('officer', 'baiyang', 'progress', {}))).toMatchObject({
    totals: counts(2, 1),
    rows: [],
  })
})

test('as of a later day more is late', async () => {
  expect(dataOf(await office.ask('officer', 'county', 'progress', { date: '2026-11-25' })).totals).toEqual(counts(4, 4))
})

// The second lock: what a forgotten WHERE would show.
const TABLES = ['household', 'person', 'household_score', 'work_order', 'finding', 'report'] as const
const areas = fc.uniqueArray(fc.constantFrom(BAIYANG, QINGSHAN, LIUJIA, TOWN, OTHER_TOWN, COUNTY, FAR, OTHER_COUNTY), {
  maxLength: 3,
})

test('whatever the scope, row security alone shows nothing outside it', async () => {
  let seen = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(COUNTY, OTHER_COUNTY),
      areas,
      fc.constantFrom(...TABLES),
      async (county, held, table) => {
        const rows = await inTransaction(office.db, { county, areas: held }, (tx) =>
          sql<{
            county_code: string
            village_code: string
          }>`SELECT county_code, village_code FROM ${sql.table(table)}`.execute(tx),
        )
        const everything = await office.inCounty(county, (tx) =>
          sql<{ village_code: string }>`SELECT village_code FROM ${sql.table(table)}`.execute(tx),
        )
        const reached = everything.rows.filter(({ village_code }) => held.some((area) => covers(area, village_code)))
        expect(rows.rows.every((row) => row.county_code === county)).toBe(true)
        expect(rows.rows.map((row) => row.village_code).sort()).toEqual(reached.map((row) => row.village_code).sort())
        seen += rows.rows.length
      },
    ),
    { seed: 20261123, numRuns: 150 },
  )
  expect(seen).toBeGreaterThan(100)
})

test('every list keeps to the posts of who asks', async () => {
  for (const openid of ['baiyang', 'qingshan', 'town', 'othertown', 'county', 'far']) {
    const { posts } = dataOf(await office.ask('officer', openid, 'me', {}))
    const mine = (village: string) => posts.some(({ areaCode }) => covers(areaCode, village))
    const listed = dataOf(await office.ask('officer', openid, 'orders', {}))
    expect(listed.items.length).toBeGreaterThan(0)
    expect(listed.items.every(({ villageCode }) => mine(villageCode))).toBe(true)
    const inbox = await office.ask('cadre', openid, 'inbox', {})
    if (inbox.ok) expect(inbox.data.items.every(({ villageCode }) => mine(villageCode))).toBe(true)
  }
})
