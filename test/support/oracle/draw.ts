import { addDays } from '../../../src/domain/calendar/day-number'
import type { Day } from '../../../src/domain/calendar/day'
import { addMonths } from '../../../src/domain/calendar/months'
import type { FieldValue } from '../../../src/domain/household/facts'

/** Draws values; `eager` is how readily something odd is put into a household, 0 to 1. */
export interface Draw {
  readonly day: Day
  readonly eager: number
  number(from: number, to: number): number
  oneOf<T>(values: readonly T[]): T
  chance(share: number): boolean
}

export function usually(draw: Draw, plain: FieldValue, odd: readonly FieldValue[]): FieldValue {
  return draw.chance(draw.eager) ? draw.oneOf(odd) : plain
}

/** Months and days that rules count back. */
const windows = [0, 0, 1, 3, 6, 6, 12, 12, 18, 24, 30]

/** A day of the past, most often next to where a window begins. */
export function past(draw: Draw, months: readonly number[] = windows): Day {
  if (draw.chance(0.2)) return addDays(draw.day, -draw.number(0, 900))
  const edge = addMonths(draw.day, -draw.oneOf(months))
  const near = addDays(edge, draw.oneOf([-1, 0, 0, 1, 2, -89, -90, -91, draw.number(-30, 30)]))
  return near > draw.day ? draw.day : near
}

export function future(draw: Draw): Day {
  return addDays(draw.day, draw.oneOf([0, 1, draw.number(2, 1100)]))
}

export function end(draw: Draw, start: Day): Day | null {
  const day = draw.oneOf([
    null,
    past(draw),
    past(draw),
    future(draw),
    addMonths(start, 6),
    addDays(addMonths(start, 6), -1),
  ])
  return day !== null && day < start ? null : day
}

export function span(draw: Draw): { from: Day; until: Day | null } {
  const from = past(draw)
  return { from, until: end(draw, from) }
}
