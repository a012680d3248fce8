import { prepare } from '../../cloudfunctions/server/database/prepare'

test.each([
  ['a range', 'select 1 from a where b >= $1', [1]],
  ['a range to the left', 'select 1 from a where b<$1', [1]],
  ['a place behind another', 'select 1 from a where (b, c) > ($1, $2)', [1, 2]],
  ['no value', 'start transaction', []],
  ['a file', `insert into a values ${'($1), '.repeat(1000)}`, [1]],
])('%s is planned with its values', (_, text, values) => {
  expect(prepare(text, values)).toEqual({ text, values })
})

test.each(['select 1 from a where b = $1', "select c ->> 'd' from a where b = $1 and e <> 'f' and g @> $2"])(
  'one plan serves %s, and no other text has its name',
  (text) => {
    const { name } = prepare(text, [1, 2])
    expect(name).toEqual(expect.any(String))
    expect(prepare(text, [3, 4])).toEqual({ name, text, values: [3, 4] })
    expect(prepare(`${text} `, [1, 2]).name).not.toBe(name)
  },
)

test('names end before a server’s memory does', () => {
  const names = Array.from({ length: 2000 }, (_, i) => prepare(`select ${i} where $1`, [1]).name)
  expect(new Set(names.filter((name) => name !== undefined)).size).toBeLessThanOrEqual(500)
  expect(names.at(-1)).toBeUndefined()
})
