import fc from 'fast-check'
import { ageOn, birthday } from '../../../src/domain/calendar/age'
import { isDay } from '../../../src/domain/calendar/day'
import { addDays, dayFromNumber, dayNumber, diffDays, weekdayOf } from '../../../src/domain/calendar/day-number'
import { addMonths, firstDayOutside } from '../../../src/domain/calendar/months'

const MILLISECONDS = 86_400_000
const anyDay = fc
  .integer({ min: Date.UTC(1904, 0, 1) / MILLISECONDS, max: Date.UTC(2104, 0, 1) / MILLISECONDS })
  .map((number) => new Date(number * MILLISECONDS).toISOString().slice(0, 10))
const seeded = { seed: 20261123, numRuns: 500 }

describe('a day as text', () => {
  it.each([
    '',
    '2026-2-3',
    '2026-13-40',
    '2026-00-10',
    '2026-04-31',
    '2026-02-29',
    '1900-02-29',
    '20260305',
    '2026-03-05T00:00',
    'abcd-ef-gh',
  ])('refuses %p', (text) => {
    expect(isDay(text)).toBe(false)
  })

  it.each(['2026-03-05', '2024-02-29', '2000-02-29', '2026-12-31'])('takes %s', (text) => {
    expect(isDay(text)).toBe(true)
  })
})

describe('counting days', () => {
  it('agrees with the Gregorian calendar of the platform', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => {
        const expected = new Date(Date.parse(day) + days * MILLISECONDS)
        expect(addDays(day, days)).toBe(expected.toISOString().slice(0, 10))
        expect(diffDays(day, addDays(day, days))).toBe(days)
        expect(weekdayOf(day)).toBe((new Date(day).getUTCDay() + 6) % 7)
      }),
      seeded,
    )
  })

  it('knows every day of four centuries by its number', () => {
    const first = dayNumber('1800-01-01')
    const last = dayNumber('2200-12-31')
    for (let number = first; number <= last; number += 1) {
      const day = dayFromNumber(number)
      if (dayNumber(day) !== number || !isDay(day)) throw new Error(`day ${number} became ${day}`)
    }
    expect(last - first).toBe(146_461)
  })
})

describe('counting months', () => {
  it.each([
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-23', -12, '2025-11-23'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })

  it.each([
    ['2026-06-18', 12, '2027-06-18'],
    ['2024-02-29', 12, '2025-03-01'],
    ['2025-11-30', 3, '2026-03-01'],
    ['2023-11-29', 3, '2024-02-29'],
    ['2026-08-31', 1, '2026-10-01'],
    ['2025-12-31', 12, '2026-12-31'],
  ])('what is dated %s has left a window of %i months on %s', (date, months, expected) => {
    expect(firstDayOutside(date, months)).toBe(expected)
  })

  it('finds the same day as trying every day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (date, months) => {
        const found = firstDayOutside(date, months)
        expect(addMonths(found, -months) >= date).toBe(true)
        for (let day = addDays(found, -1); day >= addDays(found, -4); day = addDays(day, -1)) {
          expect(addMonths(day, -months) >= date).toBe(false)
        }
      }),
      seeded,
    )
  })

  it('never lets a window grow backwards: what has left stays out', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (day, months) => {
        expect(addMonths(addDays(day, 1), -months) >= addMonths(day, -months)).toBe(true)
      }),
      seeded,
    )
  })
})

describe('age', () => {
  it('gives who was born on 29 February a birthday on 1 March in common years', () => {
    expect(ageOn('2012-02-29', '2026-02-28')).toBe(13)
    expect(ageOn('2012-02-29', '2026-03-01')).toBe(14)
    expect(ageOn('2012-02-29', '2028-02-28')).toBe(15)
    expect(ageOn('2012-02-29', '2028-02-29')).toBe(16)
    expect(birthday('2012-02-29', 14)).toBe('2026-03-01')
  })

  it('counts completed years', () => {
    expect(ageOn('1978-05-12', '2026-05-11')).toBe(47)
    expect(ageOn('1978-05-12', '2026-05-12')).toBe(48)
    expect(ageOn('2026-05-12', '2026-05-11')).toBe(-1)
  })

  it('changes on a birthday and on no other day', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (birthOn, day) => {
        const next = birthday(birthOn, ageOn(birthOn, day) + 1)
        expect(next > day).toBe(true)
        expect(ageOn(birthOn, next)).toBe(ageOn(birthOn, day) + 1)
        expect(ageOn(birthOn, addDays(next, -1))).toBe(ageOn(birthOn, day))
      }),
      seeded,
    )
  })
})
