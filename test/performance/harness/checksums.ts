import type { BenchDatabase } from './bench-cluster'

/** The household's ordinal, from its number, in a range in which no two sums of a mistake are likely to meet. */
const WEIGHT = `(substr(household.household_no, 2)::bigint % 9973)`
const SAME_HOUSEHOLD = 'household.county_code = stored.county_code AND household.household_id = stored.household_id'

/** What a department delivered: how many records stand, and a sum over whose they are and what they say. */
export async function sumRecords(db: BenchDatabase, feed: string): Promise<string> {
  return one(
    db,
    `SELECT concat_ws('/', count(*), sum(${WEIGHT} * (hashtext(stored."values"::jsonb::text) & 65535))) AS checksum
     FROM department_record AS stored JOIN household ON ${SAME_HOUSEHOLD} WHERE stored.feed = $1`,
    [feed],
  )
}

export async function sumRegister(db: BenchDatabase): Promise<string> {
  return one(
    db,
    `SELECT concat_ws('/', count(DISTINCT household.household_id), count(*),
       sum(${WEIGHT} * (hashtext(stored.relation || stored.birth_on::text || stored."values"::text) & 65535))) AS checksum
     FROM person AS stored JOIN household ON ${SAME_HOUSEHOLD}`,
  )
}

/** Every household's result, and how many orders stand. */
export async function sumScores(db: BenchDatabase): Promise<string> {
  return one(
    db,
    `SELECT concat_ws('/', sum(${WEIGHT} * (stored.score * 8 + stored.lamps)),
       (SELECT count(*) FROM work_order)) AS checksum
     FROM household_score AS stored JOIN household ON ${SAME_HOUSEHOLD}`,
  )
}

/** The same results by the identities of the households, which differ from run to run: to compare two engines within one. */
export async function sumScoresById(db: BenchDatabase): Promise<string> {
  return one(
    db,
    `SELECT sum((('x' || left(household_id::text, 7))::bit(28)::integer % 9973) * (score * 8 + lamps)::bigint) AS checksum
     FROM household_score`,
  )
}

async function one(db: BenchDatabase, text: string, values: readonly unknown[] = []): Promise<string> {
  const [row] = await db.query<{ checksum: string }>(text, values)
  return row?.checksum ?? ''
}
