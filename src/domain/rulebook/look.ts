import type { Day } from '../calendar/day'
import { dayOfGrid, daysLater, NEVER, type GridDay } from '../calendar/grid-day'
import type { Ledger, PersonEntry, RecordEntry } from '../household/ledger'
import type { Notes } from './notes'
import type { Truth } from './truth'

/**
 * One look at one household on one day. `until` gathers the first later day on which some comparison with a date that was made
 * on the way would come out differently: before it, the same questions get the same answers, because nothing else that they
 * look at depends on the day. That is how `nextChangeOn` is found without a second copy of any rule.
 */
export interface Look {
  readonly ledger: Ledger
  readonly day: GridDay
  /** Persons as the register stood on this day; null for as it stands now. */
  readonly registerOn: Day | null
  /** Risk rules that are known to fire; empty for rules that look at no other rule. */
  readonly fired: readonly string[]
  /** Where to write down what was seen. Only rules that fire are looked at with a notebook. */
  readonly notes: Notes | null
  until: GridDay
}

export function lookAt(ledger: Ledger, day: GridDay, fired: readonly string[], notes: Notes | null = null): Look {
  return { ledger, day, registerOn: null, fired, notes, until: NEVER }
}

/** The person as of the day before the record: the past does not change any more, so this look has no `until` to pass on. */
export function lookBackFrom({ ledger }: Look, { on }: RecordEntry): Look {
  const day = daysLater(on, -1)
  return { ledger, day, registerOn: dayOfGrid(day), fired: [], notes: null, until: NEVER }
}

/** Tells the look that an answer changes on `day`; days that are over do not matter. */
export function changesOn(look: Look, day: GridDay): void {
  if (day > look.day && day < look.until) look.until = day
}

/** True when `day` is reached, else the look remembers it. */
export function reached(look: Look, day: GridDay): boolean {
  if (day <= look.day) return true
  if (day < look.until) look.until = day
  return false
}

/** True when `day` is over, else the look remembers the day after it. */
export function over(look: Look, day: GridDay): boolean {
  if (day < look.day) return true
  if (day < look.until) changesOn(look, daysLater(day, 1))
  return false
}

/** A member lives in the household and has not died (reading rule 2). */
export function isMember(look: Look, { livesHere, diedOn }: PersonEntry): boolean {
  return livesHere && !reached(look, diedOn)
}

/**
 * A compiled question. At the level of the household `person` and `record` are stand-ins that nothing reads: a condition that
 * asks for a person where there is none is refused when the rulebook is compiled.
 */
export type Test = (look: Look, person: PersonEntry, record: RecordEntry) => Truth

/** A compiled quantity; NaN is "not known", and stays so through all arithmetic. */
export type Count = (look: Look, person: PersonEntry, record: RecordEntry) => number

export const NOBODY: PersonEntry = {
  personId: '',
  bornOn: NEVER,
  relation: '',
  values: {},
  former: [],
  livesHere: false,
  diedOn: NEVER,
}

export const NO_RECORD: RecordEntry = {
  owner: NOBODY,
  on: NEVER,
  record: {
    feed: '',
    key: '',
    personId: '',
    date: dayOfGrid(NEVER),
    values: {},
    content: '',
    batch: '',
    delivered: 0,
    disputed: false,
  },
}
