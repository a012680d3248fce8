import fc from 'fast-check'
import { contentOf, dateOf, keptContent, naturalKey, withoutSecrets } from '../../../src/domain/comparison/content'
import { aFeed } from './a-feed'

const feed = aFeed()
const hash = (number: string): string => `hash of ${number.length} digits`
const values = { number: 'N1', idNumber: '610999197503080038', startOn: '2026-01-02', note: null }

test('content does not depend on the order of columns, nor on columns that are blank', () => {
  expect(contentOf({ b: 1, a: ['x', 'y'], c: null })).toBe(contentOf({ a: ['x', 'y'], b: 1 }))
})

test('content differs when any value does', () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.array(fc.string()), fc.constant(null))
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value), fc.string(), value, fc.string(), (some, field, one, other) => {
      const changed = JSON.stringify(one) !== JSON.stringify(other)
      expect(contentOf({ ...some, [field]: one }) === contentOf({ ...some, [field]: other })).toBe(!changed)
    }),
    { seed: 610999 },
  )
})

test('a key shows the office number and hides the ID number', () => {
  expect(naturalKey(feed, values, hash)).toBe('hash of 18 digits|N1')
})

test('keys differ where their parts do, whatever signs these contain', () => {
  const pair = aFeed({ key: ['number', 'note'] })
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
      const same = naturalKey(pair, { number: a, note: b }, hash) === naturalKey(pair, { number: c, note: d }, hash)
      expect(same).toBe(a === c && b === d)
    }),
    {
      seed: 610999,
      examples: [
        ['a|b', 'c', 'a', 'b|c'],
        ['a%7C', '', 'a|', ''],
      ],
    },
  )
})

test('what is kept has neither ID number nor a field that the feed does not know', () => {
  const filled = { ...values, endOn: '2026-01-03', total: 1, selfPaid: 1, minutes: 1, note: 'x' }
  const kept = withoutSecrets(feed, { ...filled, stranger: 1 })
  expect(Object.keys(kept)).toEqual(['endOn', 'minutes', 'note', 'number', 'selfPaid', 'startOn', 'total'])
})

test('a blank is not kept, and its absence changes no content', () => {
  const filled = { number: 'A1', startOn: '2026-01-02' }
  expect(withoutSecrets(feed, { ...filled, note: null })).toEqual(filled)
  expect(contentOf({ ...filled, note: null })).toBe(contentOf(filled))
})

test('the content of what is kept is its JSON, whatever signs it contains', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('"', '\\', '\n', '\ud800', '\u2028', '病', 'a') }),
    fc.integer({ min: 0 }),
    fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    fc.array(fc.string()),
    fc.constant(null),
  )
  const some = fc.dictionary(fc.constantFrom(...feed.columns.map(({ field }) => field)), value)
  fc.assert(
    fc.property(some, (filled) => {
      expect(keptContent(feed, filled)).toBe(JSON.stringify(withoutSecrets(feed, filled)))
    }),
    { seed: 610999, numRuns: 500 },
  )
})

test('the own date is a day, the first day of a year, or nothing', () => {
  expect(dateOf(feed, values)).toBe('2026-01-02')
  expect(dateOf(feed, { startOn: 2026 })).toBe('2026-01-01')
  expect(dateOf(feed, {})).toBeNull()
  expect(dateOf(aFeed({ date: null }), values)).toBeNull()
})
