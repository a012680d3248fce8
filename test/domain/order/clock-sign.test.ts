import fc from 'fast-check'
import { addDays } from '../../../src/domain/calendar/day-number'
import { CLOCK_SIGNS, CLOCK_WORDS, clockSign } from '../../../src/domain/order/clock-sign'
import { isLate, type WorkOrder } from '../../../src/domain/order/order'
import { accepted, contextOf, issued, MONDAY, visited } from './an-order'

const taken: WorkOrder = { ...accepted([]), dueOn: '2026-11-27' }

test.each([
  ['2026-11-23', 'onTime'],
  ['2026-11-25', 'onTime'],
  // Three of four working days are gone.
  ['2026-11-26', 'soon'],
  ['2026-11-27', 'soon'],
  // A weekend takes nothing from a clock, but its end has passed.
  ['2026-11-28', 'late'],
  ['2026-12-02', 'late'],
  ['2026-12-03', 'twiceLate'],
] as const)('four working days from Monday are on %s: %s', (day, sign) => {
  expect(clockSign(taken, contextOf(day))).toBe(sign)
})

test('each state has its own clock, and a closed order none', () => {
  const day = '2026-11-25'
  const since = (order: WorkOrder, dueOn: string) => clockSign({ ...order, dueOn }, contextOf(day))
  expect(since(issued([]), '2026-11-24')).toBe('twiceLate')
  expect(since({ ...accepted([]), acceptedOn: day }, '2026-11-27')).toBe('onTime')
  expect(since({ ...visited([]), visitedOn: '2026-11-24' }, '2026-11-26')).toBe('onTime')
  expect(since({ ...visited([]), state: 'closed' }, MONDAY)).toBeNull()
})

test('a sign never falls back as days go by, and agrees with late', () => {
  const days = fc.integer({ min: 0, max: 40 })
  fc.assert(
    fc.property(days, days, days, (length, one, other) => {
      const order = { ...accepted([]), dueOn: addDays(MONDAY, length) }
      const [early, later] = [Math.min(one, other), Math.max(one, other)].map((gone) => addDays(MONDAY, gone))
      const rank = (day = MONDAY) => CLOCK_SIGNS.indexOf(clockSign(order, contextOf(day)) ?? 'onTime')
      expect(rank(early)).toBeLessThanOrEqual(rank(later))
      expect(rank(later) >= CLOCK_SIGNS.indexOf('late')).toBe(isLate(order, later ?? MONDAY))
    }),
    { seed: 20261123, numRuns: 300 },
  )
})

test('every colour has a word', () => {
  expect(new Set(Object.values(CLOCK_WORDS).map(({ word }) => word)).size).toBe(CLOCK_SIGNS.length)
})
