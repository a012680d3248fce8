import type { Generated } from 'kysely'
import type { Day } from '../../../../src/domain/calendar/day'
import type { IncomeLine } from '../../../../src/domain/household/facts'
import type { Rulebook } from '../../../../src/domain/rulebook/rulebook'
import type { Evaluation } from '../../../../src/domain/scoring/evaluation'
import type { Json } from './json'

interface HouseholdScoreTable {
  county_code: string
  household_id: string
  village_code: string
  dirty: Generated<boolean>
  score: Generated<number>
  lamps: Generated<number>
  scored_on: Day | null
  next_change_on: Day | null
  rulebook: string | null
  version: Generated<number>
  fingerprint: string | null
  /** JSON of `PackedFacts`. */
  facts: string | null
}

/** Every result that a household has had, the one that stands as well. */
interface ScoreHistoryTable {
  county_code: string
  household_id: string
  version: number
  village_code: string
  from_on: Day
  score: number
  lamps: number
  evaluation: Json<Evaluation>
  rulebook: string
  /** The last delivery that it knew. Null of results that are older than the column, as `scored_at`. */
  delivered: Generated<number | null>
  /** Of the run that made it. */
  scored_at: Generated<string | null>
}

interface ScoreRunTable {
  county_code: string
  run_on: Day
  rulebook: string
  counts: Json<Readonly<Record<string, number>>>
  finished_at: string
}

interface ScorePassTable {
  county_code: string
  run_on: Day
}

/** A rulebook by which the county was scored, whole. */
interface KeptRulebookTable {
  county_code: string
  rulebook: string
  book: Json<Rulebook>
  income_lines: Json<readonly IncomeLine[]>
  first_on: Day
}

/** Results, their history, and the nights that made them. */
export interface ScoreTables {
  household_score: HouseholdScoreTable
  score_history: ScoreHistoryTable
  score_run: ScoreRunTable
  score_pass: ScorePassTable
  kept_rulebook: KeptRulebookTable
}
