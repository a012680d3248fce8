import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import type { Day } from '../../src/domain/calendar/day'

dayjs.extend(utc)

export interface Clock {
  /** This instant, ISO. */
  now(): string
  /** The business day: the date in China (UTC+8, no summer time), unless a rehearsal fixed it. */
  today(): Day
}

const CHINA_OFFSET_HOURS = 8

export function chinaDay(instant: Date): Day {
  return dayjs(instant).utcOffset(CHINA_OFFSET_HOURS).format('YYYY-MM-DD')
}

/** 11月23日 9:12, in China. @param instant ISO */
export function chinaTime(instant: string): string {
  return dayjs(instant).utcOffset(CHINA_OFFSET_HOURS).format('M月D日 H:mm')
}

/** @param fixedDay business day of rehearsals and tests (WUDENG_BUSINESS_DAY); instants stay true. */
export function systemClock(fixedDay?: Day): Clock {
  return { now: () => new Date().toISOString(), today: () => fixedDay ?? chinaDay(new Date()) }
}
