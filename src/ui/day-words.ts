import { partsOf, type Day } from '../domain/calendar/day'
import { weekdayOf } from '../domain/calendar/day-number'

const WEEKDAYS = '一二三四五六日'

/** 8月17日（周一）: how every date is written out for people. */
export function dayWords(day: Day): string {
  return `${shortDay(day)}（周${WEEKDAYS.charAt(weekdayOf(day))}）`
}

/** 8月17日, where the line is short and the weekday does not matter. */
export function shortDay(day: Day): string {
  const { month, date } = partsOf(day)
  return `${month}月${date}日`
}

/** 2027年2月11日, where it may be of another year. */
export function longDay(day: Day): string {
  return `${partsOf(day).year}年${shortDay(day)}`
}
