import type { Random } from '../../../../cloudfunctions/local/demo/random'
import { addDays } from '../../../../src/domain/calendar/day-number'
import { BENCH_DAY } from '../city'

/** How far back the departments' records reach. */
export const REACH = 760

const LONGEST = 4000
const DAYS = Array.from({ length: LONGEST }, (_, daysAgo) => addDays(BENCH_DAY, -daysAgo))

export function daysAgo(days: number): string {
  const day = DAYS[days]
  if (day === undefined) throw new Error(`${days} days ago is out of reach`)
  return day
}

/** Any of the last 760 days; one record in ten on a day of settlement, on which they bunch. */
export function anyDay(draws: Random): string {
  const days = draws.int(REACH)
  return daysAgo(draws.chance(100) ? days - (days % 30) : days)
}
