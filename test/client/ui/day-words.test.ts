import { dayWords, longDay, shortDay } from '../../../src/ui/day-words'

describe('days in words', () => {
  it('writes the weekday out', () => {
    expect(dayWords('2026-08-17')).toBe('8月17日（周一）')
    expect(dayWords('2026-11-22')).toBe('11月22日（周日）')
  })

  it('leaves it out where the line is short', () => {
    expect(shortDay('2026-01-02')).toBe('1月2日')
    expect(longDay('2027-02-11')).toBe('2027年2月11日')
  })
})
