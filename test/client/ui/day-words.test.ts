import { daysBefore, dayWords, shortDay } from '../../../src/ui/day-words'

describe('days in words', () => {
  it('writes the weekday out', () => {
    expect(dayWords('2026-08-17')).toBe('8月17日（周一）')
    expect(dayWords('2026-11-22')).toBe('11月22日（周日）')
    expect(shortDay('2026-01-02')).toBe('1月2日')
  })

  it('goes back over the ends of months and years', () => {
    expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28')
    expect(daysBefore('2027-01-01', 2)).toBe('2026-12-30')
  })
})
