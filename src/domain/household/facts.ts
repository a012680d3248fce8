import type { Day } from '../calendar/day'

/** A value of a register or department column: text, whole fen, a number with a unit, a day, or several words. Blank is null. */
export type FieldValue = string | number | readonly string[] | null
export type FieldValues = Readonly<Record<string, FieldValue>>

/** A registered person. `values` holds the columns of the members file by field id (`config/feeds/members.json`). */
export interface Person {
  readonly personId: string
  readonly birthOn: Day
  readonly relation: string
  readonly values: FieldValues
  /** What the register said before, newest first: these values stood up to and including `until` (rule R12 asks for the day before an event). */
  readonly former: readonly { readonly until: Day; readonly values: FieldValues }[]
}

/** One delivered line of a department, matched to a person. */
export interface DepartmentRecord {
  readonly feed: string
  /** Natural key; the parts that are ID numbers are keyed hashes. Unique within county and feed. */
  readonly key: string
  readonly personId: string
  /** The record's own date: the column that its feed calls `date`. */
  readonly date: Day
  readonly values: FieldValues
  /** Hash of the values: evidence stays silent only while this stays the same. */
  readonly content: string
  readonly batch: string
  /** Position in the order of deliveries; of two records with the same date the later delivery wins (rulebook, reading rule 6). */
  readonly delivered: number
  /** A closed order found it wrong; it does not count until its content changes. */
  readonly disputed: boolean
}

/** Income line of the county for a year, whole fen a head and year. */
export interface IncomeLine {
  readonly year: number
  readonly fen: number
  readonly official: boolean
}

/** From `from` to `until`, both included; `until` null while it lasts. */
export interface Span {
  readonly from: Day
  readonly until: Day | null
}

/** Everything known about a household that scoring may ask. Plain data: the same on the phone, in a function and in a test. */
export interface Facts {
  readonly household: {
    readonly householdId: string
    readonly householdNo: string
    readonly villageCode: string
    /** Columns of the households file by field id (`config/feeds/households.json`). */
    readonly values: FieldValues
  }
  readonly people: readonly Person[]
  readonly records: readonly DepartmentRecord[]
  /** Feeds of which the county has had at least one delivery: only then does silence mean "nothing happened". */
  readonly delivered: readonly string[]
  readonly incomeLines: readonly IncomeLine[]
  readonly monitored: readonly Span[]
  readonly clearedOn: Day | null
  /** Help that answers the named rules while it lasts. */
  readonly measures: readonly (Span & { readonly answers: readonly string[] })[]
  /** Register values that a closed order found wrong: evidence key → content that is silent. */
  readonly disputedRegister: Readonly<Record<string, string>>
}
