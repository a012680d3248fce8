import { monthlyFigures, type Moved } from '../../../src/domain/case/monthly-statistics'
import { firstDayOf, lastDayOf } from '../../../src/domain/calendar/month'

const LISTS = {
  categories: [
    { code: 'sudden', name: '突发' },
    { code: 'marginal', name: '边缘' },
  ],
  risks: [
    { code: 'work', name: '因务工' },
    { code: 'illness', name: '因病' },
  ],
}

const row = (moved: Partial<Moved>): Moved => ({
  ...{ movement: 'included', villageCode: '610999101201', category: 'sudden', risks: ['illness'] },
  ...{ households: 1, people: 3 },
  ...moved,
})
const none = { households: 0, people: 0 }
const included = (households: number, people: number) => ({
  included: { households, people },
  cleared: none,
  followed: none,
})

test('nothing that moved is nothing counted', () => {
  expect(monthlyFigures([], '610999', LISTS)).toEqual({ totals: included(0, 0), categories: [], areas: [] })
})

test('a household with two risks counts under both and once in all', () => {
  const { totals, categories } = monthlyFigures([row({ risks: ['illness', 'work'] }), row({})], '610999', LISTS)
  expect(totals).toEqual(included(2, 6))
  expect(categories).toEqual([
    {
      ...{ code: 'sudden', name: '突发', totals: included(2, 6) },
      risks: [
        { code: 'work', name: '因务工', totals: included(1, 3) },
        { code: 'illness', name: '因病', totals: included(2, 6) },
      ],
    },
  ])
})

test('categories come in the order of the list, what has none, and what the list has dropped under its code', () => {
  const moved = [null, 'dropped', 'marginal', 'sudden'].map((category) => row({ category, risks: ['gone'] }))
  const { categories } = monthlyFigures(moved, '610999', LISTS)
  expect(categories.map(({ code, name }) => [code, name])).toEqual([
    ...[
      ['sudden', '突发'],
      ['marginal', '边缘'],
      ['', '未分类'],
      ['dropped', 'dropped'],
    ],
  ])
  expect(categories[0]?.risks).toEqual([{ code: 'gone', name: 'gone', totals: included(1, 3) }])
})

test('places are those below the one that was asked about', () => {
  const moved = [row({}), row({ villageCode: '610999101202', people: 5 }), row({ villageCode: '610999102201' })]
  const areasOf = (area: string) => monthlyFigures(moved, area, LISTS).areas.map(({ code }) => code)
  expect(areasOf('610999')).toEqual(['610999101', '610999101201', '610999101202', '610999102', '610999102201'])
  expect(monthlyFigures(moved, '610999', LISTS).areas[0]?.totals).toEqual(included(2, 8))
  expect(monthlyFigures(moved.slice(0, 2), '610999101', LISTS).areas.map(({ code }) => code)).toEqual([
    ...['610999101201', '610999101202'],
  ])
})

test.each([
  ['2026-02', '2026-02-01', '2026-02-28'],
  ['2028-02', '2028-02-01', '2028-02-29'],
  ['2026-12', '2026-12-01', '2026-12-31'],
])('%s is a month from %s to %s', (month, first, last) => {
  expect([firstDayOf(month), lastDayOf(month)]).toEqual([first, last])
})
