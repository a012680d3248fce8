import type { Day } from '../calendar/day'

/** What a rule saw: one record or one register value. `key` and `content` together say whether it is still the same evidence. */
export interface Evidence {
  /** Feed id, or `households` / `members` for the register. */
  readonly source: string
  /** Natural key of the record, or `<household or person id>:<field>` of a register value. */
  readonly key: string
  readonly content: string
  readonly personId: string | null
  readonly date: Day | null
  /** Delivery that brought it; null for the register. */
  readonly batch: string | null
  /** What it says, in Chinese, without names or ID numbers: 个人自付 12,000 元. */
  readonly says: string
}

/** A rule that fires. Points are the rule's own, before group caps; a resistance rule has negative points. */
export interface Hit {
  readonly rule: string
  readonly points: number
  readonly core: boolean
  /** Value seen and value it is measured against, as a person reads them; empty where the rule has no number. */
  readonly value: string
  readonly threshold: string
  readonly evidence: readonly Evidence[]
}

/** What the points of a household add up to. */
export interface Total {
  readonly score: number
  readonly lamps: number
  readonly orderDue: boolean
}

/** A result without its evidence. */
export interface Outline extends Total {
  /** Ids of the rules that fire, resistance included. */
  readonly rules: readonly string[]
}

/** Result of one household on one day under one rulebook. */
export interface Evaluation extends Total {
  readonly hits: readonly Hit[]
  /** Rules that could not be decided because a fact is missing. */
  readonly unknown: readonly string[]
  /** First later day, within three years, on which score, lamps or hits differ with no new data. */
  readonly nextChangeOn: Day | null
}
