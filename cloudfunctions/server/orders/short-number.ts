import type { Day } from '../../../src/domain/calendar/day'

const DIGITS = 6

/**
 * Twelve digits that a person can read out: the day and six more, drawn from a random id so that nothing has to be counted.
 * Not unique by itself: who writes it under a unique key tries again with another id.
 */
export function shortNumber(day: Day, randomId: string): string {
  const drawn = Number.parseInt(randomId.slice(-12), 16) % 10 ** DIGITS
  return `${day.slice(2).replaceAll('-', '')}${String(drawn).padStart(DIGITS, '0')}`
}
