import fc from 'fast-check'
import { entryFromQuery, entryFromScan, looksLikeCode } from '../../../src/platform/entry'

const CODE = '610999ABCDEFGHJKMNPQRS'

describe('what is no household code', () => {
  test.each(['', 'H004', 'https://example.org/', '610999ABC', `${CODE}EXTRA1234`, '610999ABCDEFGHIJKLMNOP', '中文'])(
    '%s',
    (text) => expect(looksLikeCode(text)).toBe(false),
  )

  test.each([{}, { scene: '' }, { q: '' }, { code: '' }])('%j opens nothing', (query) => {
    expect(entryFromQuery(query)).toBeUndefined()
  })

  test('never throws, whatever is printed on a wall', () => {
    const text = fc.option(fc.oneof(fc.string(), fc.constantFrom('%', '%E4%', '=', '?', 'h=', '%%%')), {
      nil: undefined,
    })
    fc.assert(
      fc.property(text, text, text, (scene, q, code) => {
        entryFromQuery({ scene, q, code })
        entryFromScan({ path: scene, result: q })
      }),
      { seed: 20261123 },
    )
  })
})

test.each([
  ['our own link', { code: CODE }],
  ['a code typed small', { code: CODE.toLowerCase() }],
  ['scene, plain', { scene: CODE }],
  ['scene of iOS', { scene: encodeURIComponent(`h=${CODE}`) }],
  ['scene of Android', { scene: `h=${CODE}` }],
  ['an ordinary link, code in its path', { q: encodeURIComponent(`https://example.org/h/${CODE}`) }],
  ['an ordinary link that ends in a slash', { q: encodeURIComponent(`https://example.org/h/${CODE}/`) }],
  ['an ordinary link, code as parameter', { q: encodeURIComponent(`https://example.org/h/?code=${CODE}&x=1`) }],
  ['an ordinary link with more behind it', { q: encodeURIComponent(`https://example.org/h/${CODE}?from=plate`) }],
  ['scene before everything else', { scene: CODE, q: 'https%3A%2F%2Fexample.org%2Fh%2FX', code: 'Y' }],
])('%s', (_, query) => {
  expect(entryFromQuery(query)).toBe(CODE)
})

test('scene is split on the first = only', () => {
  expect(entryFromQuery({ scene: 'h=A=B' })).toBe('A=B')
})

test.each([
  ['a mini-program code', { path: `villager/report/index?scene=${encodeURIComponent(`h=${CODE}`)}` }],
  ['a link', { result: `https://example.org/h/${CODE}` }],
  ['the code alone', { result: CODE }],
])('the camera reads %s', (_, scanned) => {
  expect(entryFromScan(scanned)).toBe(CODE)
})
