import dayjs from 'dayjs'
import type { Day } from '../domain/calendar/day'

const WEEKDAYS = '日一二三四五六'

/** 8月17日（周四）: how every date is written out for people. */
export function dayWords(day: Day): string {
  return `${shortDay(day)}（周${WEEKDAYS.charAt(dayjs(day).day())}）`
}

/** 8月17日, where the line is short and the weekday does not matter. */
export function shortDay(day: Day): string {
  const date = dayjs(day)
  return `${date.month() + 1}月${date.date()}日`
}

/** The day so many calendar days before; `daysBefore('2026-03-01', 1)` is 2026-02-28. */
export function daysBefore(day: Day, count: number): Day {
  return dayjs(day).subtract(count, 'day').format('YYYY-MM-DD')
}
