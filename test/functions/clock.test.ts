import { chinaDay, systemClock } from '../../cloudfunctions/server/clock'

test('the business day turns at midnight in China, whatever zone the machine keeps', () => {
  expect(chinaDay(new Date('2026-11-23T15:59:59Z'))).toBe('2026-11-23')
  expect(chinaDay(new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-24')
  expect(chinaDay(new Date('2026-12-31T20:00:00Z'))).toBe('2027-01-01')
})

test('a rehearsal fixes the business day and leaves instants true', () => {
  const before = new Date().toISOString()
  const clock = systemClock('2026-11-23')
  expect(clock.today()).toBe('2026-11-23')
  expect(clock.now() >= before).toBe(true)
})
