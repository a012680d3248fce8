/**
 * The closed language of the rulebook, as it stands in the JSON. A node's form is the key that it has; there are no strings
 * to parse and nothing to extend from outside. Every answer is yes, no or unknown (`truth.ts`), every number has a name in
 * `Rulebook.numbers`, so that an officer's table shows all of them, and texts can quote them.
 *
 * Three levels, each inside the one before: the household, one person of it, one record. `some`, `every` and `people` step
 * from the household to persons, `exists`, `recorded`, `sum` and `count` from either to records.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** What is not known counts as no: for groups that a household is in only when it is known to be. */
  | { readonly surely: Condition }
  /** The first case whose `if` holds decides; it is how a rule names its fallback. */
  | { readonly cases: readonly { readonly if: Condition; readonly then: Condition }[]; readonly else: Condition }
  /** A condition of `Rulebook.conditions`. */
  | { readonly is: string }
  | { readonly compare: readonly [Measure, Comparison, Measure] }
  /** Above zero. */
  | { readonly positive: Quantity }
  /** One of the words (a list of words: any of them). `blank` is the word that an empty field stands for; without it empty is unknown. */
  | { readonly field: FieldPath; readonly in: readonly string[]; readonly blank?: string }
  | { readonly some: PeopleGroup; readonly where: Condition; readonly atLeast?: NumberName }
  | { readonly every: PeopleGroup; readonly where: Condition }
  /** Is there such a record? Silence means what the feed says it means. */
  | { readonly exists: Records }
  /** Has such a record been delivered? Always yes or no. */
  | { readonly recorded: Records }
  | DateTest
  /** Completed years, or days where the number's unit is 天. Both ends included. */
  | { readonly age: { readonly from?: NumberName; readonly to?: NumberName } }
  /** The person as the register stood the day before the record's date. */
  | { readonly dayBefore: Condition }
  | { readonly steadyWork: SteadyWork }
  /** Today's month is this one or an earlier one of the year. */
  | { readonly monthUpTo: NumberName }
  | { readonly clearedWithin: NumberName }
  | { readonly holds: Standing }

/** Tests of a record's dates. `on` names another date column than the record's own. */
export type DateTest =
  /** Dated after today minus so many months (or days), and not after today: rulebook, reading rule 1. */
  | { readonly within: NumberName; readonly on?: string }
  /** Dated at least so long ago. */
  | { readonly atLeastAgo: NumberName; readonly on?: string }
  /** Begun, and not ended before today; an empty end is still open. Two date columns. */
  | { readonly inForce: readonly [string, string] }
  | { readonly inYear: 'this' | 'last' }
  /** Counts until the end of the named month of the second year of the school year (2026-2027). */
  | { readonly schoolYearUntil: NumberName; readonly on: string }

/** Plain facts that are no column of a file. */
export type Standing =
  /** The person is the head of the household. */
  | 'head'
  /** The household is monitored today. */
  | 'monitored'
  /** A risk rule that looks at no other rule fires. */
  | 'otherRisk'
  /** A measure in force answers a risk that fires. */
  | 'helped'

export type PeopleGroup = 'registered' | 'members'
export type Comparison = '<' | '<=' | '>=' | '>'
/** Key of `Rulebook.numbers`. */
export type NumberName = string
/** `household.housingArea`, `person.health`, `record.selfPaid`: level and field id of `config/feeds`. */
export type FieldPath = `${Level}.${string}`
export type Level = 'household' | 'person' | 'record'

/**
 * Records of one feed. At the level of the household they are those of all registered persons (or of the members), at the
 * level of a person that person's own. Disputed records and records dated after today are never seen.
 */
export interface Records {
  readonly feed: string
  readonly of?: PeopleGroup
  /** Which records count at all. If none is left, that is silence. */
  readonly counts?: DateTest
  /** Only the newest, by this column first where one is named, then by date, then by delivery. */
  readonly latest?: 'date' | { readonly by: string } | { readonly by: string; readonly eachPerson: true }
  /** Only those dated after the record that is being looked at. */
  readonly afterThis?: true
  readonly where?: Condition
}

/**
 * Rule A01: one employment record in `state`, unbroken for `atLeast` calendar months inside the
 * last `within`. It ends at `end`, or where a later record of the person starts, else runs to today.
 */
export interface SteadyWork {
  readonly feed: string
  readonly state: Condition
  readonly end: string
  readonly atLeast: NumberName
  readonly within: NumberName
}

/** A number, or unknown. Money is whole fen. */
export type Quantity =
  | { readonly number: NumberName }
  | { readonly field: FieldPath; readonly blank?: number }
  | { readonly sum: Quantity; readonly over: Records }
  | { readonly count: Records }
  | { readonly people: PeopleGroup; readonly where?: Condition }
  /** What is known of these; unknown only when none is. */
  | { readonly total: readonly Quantity[] }
  | { readonly minus: readonly [Quantity, Quantity] }
  | { readonly notBelowZero: Quantity }
  /** Monitoring line of the county: of the year of today, or the newest earlier one. */
  | { readonly incomeLine: true }
  /** One of `Rulebook.measures`; a ratio only where it stands alone on a side of a comparison. */
  | { readonly measure: string }

/** One side of a comparison. Ratios and shares are multiplied out with the other side, never divided. */
export type Measure =
  | Quantity
  /** Unknown where the lower part is not above zero. */
  | { readonly ratio: readonly [Quantity, Quantity] }
  | { readonly percent: NumberName; readonly of: Quantity }
