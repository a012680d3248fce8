import { yearOf, type Day } from './day'
import { addDays, diffDays, weekdayOf } from './day-number'

/** One year's public holidays as the State Council published them, `config/calendars/<year>.json`. */
interface CalendarYear {
  readonly year: number
  /** The notice it is taken from; null while there is none. */
  readonly source: string | null
  /** What the screen must say about it, such as that the year is not published yet; null when there is nothing to say. */
  readonly note: string | null
  readonly holidays: readonly { readonly name: string; readonly from: Day; readonly until: Day }[]
  /** Saturdays and Sundays that are worked in exchange (调休). */
  readonly workedWeekends: readonly Day[]
}

export interface WorkingCalendar {
  readonly years: ReadonlyMap<number, CalendarYear>
  readonly daysOff: ReadonlySet<Day>
  readonly workedWeekends: ReadonlySet<Day>
}

export function workingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  return {
    years: new Map(years.map((year) => [year.year, year])),
    daysOff: new Set(years.flatMap((year) => year.holidays.flatMap(daysOfHoliday))),
    workedWeekends: new Set(years.flatMap((year) => year.workedWeekends)),
  }
}

/** Monday to Friday where the calendar says nothing else, also in years it does not have. */
export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  if (calendar.workedWeekends.has(day)) return true
  return weekdayOf(day) < 5 && !calendar.daysOff.has(day)
}

/** The `count`-th working day after `day`; `day` itself is not counted, whether it is worked or not. `count` is 0 or more. */
export function addWorkingDays(calendar: WorkingCalendar, day: Day, count: number): Day {
  let result = day
  for (let left = count; left > 0;) {
    result = addDays(result, 1)
    if (isWorkingDay(calendar, result)) left -= 1
  }
  return result
}

/** Working days after `from` up to and including `to`; negative when `to` comes first. Inverse of `addWorkingDays`. */
export function workingDaysBetween(calendar: WorkingCalendar, from: Day, to: Day): number {
  if (to < from) return 0 - workingDaysBetween(calendar, to, from)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) count += 1
  }
  return count
}

/** What a screen that shows a date counted from `from` to `to` must say: years without a published calendar. */
export function calendarNotes(calendar: WorkingCalendar, from: Day, to: Day): string[] {
  const notes: string[] = []
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const known = calendar.years.get(year)
    const note = known === undefined ? `${year} 年的放假安排没有录入，按周一至周五计算` : known.note
    if (note !== null) notes.push(note)
  }
  return notes
}

function daysOfHoliday({ from, until }: CalendarYear['holidays'][number]): Day[] {
  return Array.from({ length: diffDays(from, until) + 1 }, (_, days) => addDays(from, days))
}
