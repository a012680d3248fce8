import { yearOf, type Day } from './day'
import { firstDayOutside } from './months'

/**
 * The day on which somebody completes `years` years. Who was born on 29 February has the birthday on 1 March in common years
 * (rulebook, reading rule 2), which is what leaving a window of `12 × years` months means too.
 */
export function birthday(birthOn: Day, years: number): Day {
  return firstDayOutside(birthOn, years * 12)
}

/** Age in completed years; negative before birth. */
export function ageOn(birthOn: Day, day: Day): number {
  const years = yearOf(day) - yearOf(birthOn)
  return birthday(birthOn, years) <= day ? years : years - 1
}
