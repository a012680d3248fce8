import type { Day } from '../../src/domain/calendar/day'

export interface Clock {
  /** This instant, ISO. */
  now(): string
  /** The business day: the date in China (UTC+8, no summer time), unless a rehearsal fixed it. */
  today(): Day
}

const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000

export function chinaDay(instant: Date): Day {
  return new Date(instant.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 10)
}

/** @param fixedDay business day of rehearsals and tests (WUDENG_BUSINESS_DAY); instants stay true. */
export function systemClock(fixedDay?: Day): Clock {
  return { now: () => new Date().toISOString(), today: () => fixedDay ?? chinaDay(new Date()) }
}
