import type { Day } from '../../../src/domain/calendar/day'
import type { FieldValues } from '../../../src/domain/household/facts'

/**
 * `household_score.facts`, as JSON: what the evaluator needs of a household, in lists without names, because there is one of
 * them for each household of a city. Not in it: the village, which stands beside it, and what holds for the whole county.
 */
export type PackedFacts = readonly [
  householdNo: string,
  values: FieldValues,
  disputedRegister: Readonly<Record<string, string>>,
  people: readonly PackedPerson[],
  records: readonly PackedRecord[],
  /** Left out of the many households about which there is nothing of it. */
  standing?: PackedStanding,
]

/** What our own procedures say of a household; what they do not say is left out. */
interface PackedStanding {
  readonly measures?: readonly PackedMeasure[]
  /** Oldest first; the end of the last is the day of the clearance. */
  readonly monitored?: readonly (readonly [from: Day, until: Day | null])[]
}

export type PackedMeasure = readonly [from: Day, until: Day | null, answers: readonly string[]]

export type PackedPerson = readonly [
  personId: string,
  birthOn: Day,
  relation: string,
  values: FieldValues,
  /** Newest first. */
  former: readonly (readonly [until: Day, values: FieldValues])[],
]

export type PackedRecord = readonly [
  feed: string,
  key: string,
  /** Place of the person in the list of people, from 1. */
  person: number,
  date: Day,
  /** Place in the order of deliveries; it tells the batch as well. */
  delivered: number,
  content: string,
  disputed: boolean,
  values: FieldValues,
]
