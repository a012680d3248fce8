import fc from 'fast-check'
import calendar2026 from '../../../config/calendars/2026.json'
import calendar2027 from '../../../config/calendars/2027.json'
import { addDays } from '../../../src/domain/calendar/day-number'
import {
  addWorkingDays,
  calendarNotes,
  isWorkingDay,
  workingCalendar,
  workingDaysBetween,
} from '../../../src/domain/calendar/working-days'

const calendar = workingCalendar([calendar2026, calendar2027])

describe('working days', () => {
  it.each([
    ['2026-01-02', false, '元旦'],
    ['2026-01-04', true, 'a worked Sunday'],
    ['2026-02-14', true, 'a worked Saturday'],
    ['2026-02-15', false, 'first day of 春节'],
    ['2026-02-23', false, 'last day of 春节, a Monday'],
    ['2026-02-24', true, 'the day after'],
    ['2026-05-05', false, 'last day of 劳动节'],
    ['2026-10-08', true, 'after 国庆节'],
    ['2026-10-10', true, 'a worked Saturday'],
    ['2026-11-21', false, 'an ordinary Saturday'],
    ['2027-10-01', true, '2027 is not published: Monday to Friday'],
    ['2031-01-01', true, 'a year without a table: Monday to Friday'],
  ])('%s is worked: %p (%s)', (day, worked) => {
    expect(isWorkingDay(calendar, day)).toBe(worked)
  })

  it('does not count the day it starts from', () => {
    expect(addWorkingDays(calendar, '2026-11-23', 0)).toBe('2026-11-23')
    expect(addWorkingDays(calendar, '2026-11-23', 1)).toBe('2026-11-24')
    expect(addWorkingDays(calendar, '2026-11-20', 1)).toBe('2026-11-23')
    expect(addWorkingDays(calendar, '2026-09-30', 2)).toBe('2026-10-09')
  })

  it('counts back what it counted forward', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 40 }), (offset, count) => {
        const from = addDays('2026-01-01', offset)
        const to = addWorkingDays(calendar, from, count)
        expect(workingDaysBetween(calendar, from, to)).toBe(count)
        expect(workingDaysBetween(calendar, to, from)).toBe(0 - count)
        if (count > 0) expect(isWorkingDay(calendar, to)).toBe(true)
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  it('says which years are guessed', () => {
    expect(calendarNotes(calendar, '2026-11-23', '2026-12-20')).toEqual([])
    expect(calendarNotes(calendar, '2026-12-20', '2027-01-10')).toEqual([calendar2027.note])
    expect(calendarNotes(calendar, '2028-01-05', '2028-01-10')).toEqual(['2028 年的放假安排没有录入，按周一至周五计算'])
  })

  it('takes 2026 as the State Council published it: 248 working days', () => {
    expect(workingDaysBetween(calendar, '2025-12-31', '2026-12-31')).toBe(248)
  })
})
