import { codeOf, dataOf } from '../../support/answers'
import {
  BAIYANG,
  COUNTY,
  evaluationOf,
  FAR,
  LIUJIA,
  MEDICAL,
  openOffice,
  OTHER_TOWN,
  QINGSHAN,
  type Household,
  type Office,
} from '../../support/open-office'
import { findHouseholds } from '../../../cloudfunctions/server/households/find-households'
import { inTransaction } from '../../../cloudfunctions/server/database/scope'

let office: Office
const known: Household[] = []

/** 张大山 in four villages, one of them in another county, and 45 namesakes in 青山. */
beforeAll(async () => {
  office = await openOffice()
  for (const village of [BAIYANG, QINGSHAN, LIUJIA, FAR]) known.push(await office.addHousehold(village, '张大山'))
  known.push(await office.addHousehold(BAIYANG, '张小水'))
  for (let i = 0; i < 45; i += 1) await office.addHousehold(QINGSHAN, '王秀英')
})
afterAll(() => office.close())

type Search = { by: 'number' | 'name'; text: string; cursor?: string }
const search = (openid: string, payload: Search) => office.ask('officer', openid, 'households', payload)
const villagesOf = async (openid: string, payload: Search) =>
  dataOf(await search(openid, payload)).items.map(({ villageCode }) => villageCode)

describe('refused', () => {
  test.each([
    ['a villager', 'nobody', { by: 'name', text: '张大' }, 'permission.role'],
    ['a name of one character', 'county', { by: 'name', text: '张' }, 'search.tooShort'],
    ['one character outside the basic plane', 'county', { by: 'name', text: '𠮷' }, 'search.tooShort'],
    ['blanks', 'county', { by: 'number', text: '  ' }, 'search.tooShort'],
    ['half a character', 'county', { by: 'name', text: '\ud842\ud842' }, 'request.invalid'],
    ['a cursor that is none', 'county', { by: 'number', text: 'H', cursor: 'x' }, 'request.invalid'],
    [
      'a cursor of nobody',
      'county',
      { by: 'number', text: 'H', cursor: '00000000-0000-4000-8000-000000000000' },
      'cursor.invalid',
    ],
  ] as const)('%s', async (_, openid, payload, code) => {
    expect(codeOf(await search(openid, payload))).toBe(code)
  })

  test('a cursor into a village that is none of theirs', async () => {
    const cursor = known[1]?.householdId
    expect(codeOf(await search('baiyang', { by: 'number', text: 'H', cursor }))).toBe('cursor.invalid')
  })
})

describe('finds', () => {
  test('what begins so in the areas of who asks, and nothing else', async () => {
    const name = { by: 'name', text: '张大' } as const
    expect(await villagesOf('county', name)).toEqual([BAIYANG, QINGSHAN, LIUJIA])
    expect(await villagesOf('town', name)).toEqual([BAIYANG, QINGSHAN])
    expect(await villagesOf('baiyang', name)).toEqual([BAIYANG])
    expect(await villagesOf('far', name)).toEqual([FAR])
    expect(await villagesOf('county', { by: 'name', text: '大山' })).toEqual([])
    expect(await villagesOf('baiyang', { by: 'number', text: 'H002' })).toEqual([])
    expect(await villagesOf('qingshan', { by: 'number', text: 'H002' })).toEqual([QINGSHAN])
  })

  test('letters that mean something elsewhere are letters', async () => {
    for (const text of ['%', '_', '张%', 'H00_', "' OR 1=1"]) {
      expect(await villagesOf('county', { by: 'number', text })).toEqual([])
    }
  })

  test('a cadre with what a list shows, and without number, phone or address of a person', async () => {
    const household = known[0]
    if (household === undefined) throw new Error('no household')
    const { order } = await office.score(household, evaluationOf([MEDICAL]))
    const { items } = dataOf(await office.ask('cadre', 'baiyang', 'households', { by: 'number', text: 'H001' }))
    expect(items).toEqual([
      {
        ...{ householdId: household.householdId, householdNo: 'H001', headName: '张大山', group: '三组' },
        ...{ villageCode: BAIYANG, villageName: '白杨村', score: 40, lamps: 2 },
        openOrder: { orderId: order.orderId, state: 'issued' },
      },
    ])
  })

  test.each([
    ['name', '王秀', 45],
    ['number', 'H0', 50],
  ] as const)('every household once, twenty a page, by %s', async (by, text, all) => {
    const seen: string[] = []
    const sizes: number[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = dataOf(await search('county', { by, text, cursor }))
      seen.push(...page.items.map(({ householdNo }) => householdNo))
      sizes.push(page.items.length)
      cursor = page.nextCursor
    }
    // One of the fifty lies in another county.
    expect(seen).toHaveLength(by === 'number' ? all - 1 : all)
    expect(seen).toEqual([...new Set(seen)].sort())
    expect(sizes.slice(0, -1).every((size) => size === 20)).toBe(true)
  })

  test('nothing outside the scope, even when whoever asks is taken for the county', async () => {
    const wide = { county: COUNTY, areas: [COUNTY], by: 'name', text: '张大', after: undefined, limit: 20 } as const
    const seen = await inTransaction(office.db, { county: COUNTY, areas: [OTHER_TOWN] }, (tx) =>
      findHouseholds(tx, wide),
    )
    expect(seen.map(({ villageCode }) => villageCode)).toEqual([LIUJIA])
  })
})
