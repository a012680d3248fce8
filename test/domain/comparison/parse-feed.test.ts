import { aFeed } from './a-feed'

const column = { header: '编号', field: 'number', type: 'code' }

test.each<[string, Record<string, unknown>, string]>([
  ['an unknown type', { columns: [{ ...column, type: 'money' }] }, 'columns[0].type'],
  ['a column without a field', { columns: [{ ...column, field: '' }] }, 'columns[0].field'],
  ['a field twice', { columns: [column, { ...column, header: '号' }] }, 'sample.columns must be fields'],
  ['a header twice', { columns: [column, { ...column, field: 'no' }] }, 'sample.columns must be headers'],
  ['words of a column that has none', { columns: [{ ...column, values: ['A'] }] }, 'columns[0].values'],
  ['a word column without words', { columns: [{ ...column, type: 'word' }] }, 'columns[0].values'],
  ['a key that is no column', { key: ['serial'] }, 'sample.key'],
  ['a date that is no column', { date: 'serial' }, 'sample.date'],
  [
    'a check of no column',
    { checks: [{ code: 'row.endBeforeStart', field: 'endOn', notBelow: 'begin' }] },
    'checks.notBelow',
  ],
  ['an unknown meaning of silence', { absence: 'maybe' }, 'sample.absence'],
  ['columns that are no list', { columns: {} }, 'sample.columns must be a list'],
])('a definition with %s is refused with its place', (_what, rest, place) => {
  expect(() => aFeed(rest)).toThrow(place)
})

test('what a definition leaves out is not required, not secret, and has no unit', () => {
  expect(aFeed().columns.at(-1)).toEqual({
    header: '备注',
    field: 'note',
    type: 'text',
    required: false,
    past: false,
    secret: false,
    known: false,
    values: [],
    units: [],
    length: null,
  })
})
