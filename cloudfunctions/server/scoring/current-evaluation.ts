import { sql, type RawBuilder } from 'kysely'
import type { Evaluation } from '../../../src/domain/scoring/evaluation'

/**
 * The result of a household as it stands, with its evidence: the version of its history that its row in `household_score`
 * names. Null before its first night.
 * @param score what the statement calls `household_score`
 */
export function currentEvaluation(county: string, score: string): RawBuilder<Evaluation | null> {
  return sql`(SELECT past.evaluation FROM score_history AS past WHERE past.county_code = ${county}
    AND past.household_id = ${sql.ref(`${score}.household_id`)} AND past.version = ${sql.ref(`${score}.version`)})`
}
