import { sql } from 'kysely'
import type { Database } from '../../cloudfunctions/server/database/connect'

/** What can never be true of a county, whatever happened at the same moment: each counts the rows of which it is. */
const NEVER = {
  'two open orders of one household': sql`
    SELECT household_id FROM work_order WHERE state <> 'closed' GROUP BY household_id HAVING count(*) > 1`,
  'a report that joined an order after it was closed': sql`
    SELECT FROM event AS joined JOIN event AS closed USING (county_code, subject_id)
    WHERE joined.type = 'order.joined' AND closed.type = 'order.closed' AND joined.seq > closed.seq AND NOT EXISTS (
      SELECT FROM event AS again WHERE again.subject_id = closed.subject_id AND again.type = 'order.reopened'
        AND again.seq BETWEEN closed.seq AND joined.seq)`,
  'a report without a visit to come or made': sql`
    SELECT FROM report LEFT JOIN work_order USING (county_code, order_id) WHERE work_order.order_id IS NULL`,
  'an order urged after it was closed': sql`
    SELECT FROM event AS urged JOIN event AS closed USING (county_code, subject_id)
    WHERE urged.type = 'order.urged' AND closed.type = 'order.closed' AND urged.seq > closed.seq AND NOT EXISTS (
      SELECT FROM event AS again WHERE again.subject_id = closed.subject_id AND again.type = 'order.reopened'
        AND again.seq BETWEEN closed.seq AND urged.seq)`,
  'an open objection to a result that is gone': sql`
    SELECT FROM result_objection JOIN work_order USING (county_code, order_id)
    WHERE result_objection.state = 'open' AND (work_order.state <> 'closed' OR reopenings <> closing)`,
  'an objection that a review passed over': sql`
    SELECT FROM case_objection JOIN household_case USING (county_code, case_id)
    WHERE answered_on IS NULL AND state IN ('reviewed', 'approved', 'announced')
      AND notice_version = (SELECT max(version) FROM case_step WHERE case_step.case_id = household_case.case_id AND action = 'postNotice')`,
  'an inclusion of who is monitored': sql`
    SELECT FROM household_case JOIN monitored_household USING (county_code, household_id)
    WHERE kind = 'inclusion' AND state NOT IN ('announced', 'declined') AND until_on IS NULL`,
  'a household in a case that does not run, or out of one that does': sql`
    SELECT FROM household LEFT JOIN household_case ON household_case.household_id = household.household_id
      AND kind = 'inclusion' AND state NOT IN ('announced', 'declined')
    WHERE (in_case_since IS NULL) <> (case_id IS NULL)`,
  'two good codes of one household': sql`
    SELECT household_id FROM household_code WHERE revoked_on IS NULL GROUP BY household_id HAVING count(*) > 1`,
  'one identity of two people': sql`
    SELECT openid FROM staff WHERE active AND openid IS NOT NULL GROUP BY openid HAVING count(DISTINCT phone_hash) > 1`,
  'two rounds over the same houses': sql`
    SELECT FROM sweep_round AS one JOIN sweep_round AS other USING (county_code)
    WHERE one.round_id < other.round_id AND one.from_on <= other.until_on AND other.from_on <= one.until_on
      AND (starts_with(one.area_code, other.area_code) OR starts_with(other.area_code, one.area_code))`,
  'a finding kept twice': sql`
    SELECT order_id FROM finding GROUP BY order_id, closing, rule, evidence_key HAVING count(*) > 1`,
  'a closed order without its event, or with two': sql`
    SELECT FROM work_order WHERE state = 'closed' AND 1 + reopenings <> (
      SELECT count(*) FROM event WHERE subject_id = order_id::text AND type = 'order.closed')`,
} as const

/** What a county's tables say that cannot be: nothing. */
export async function contradictions(owner: Database): Promise<readonly string[]> {
  const each = Object.entries(NEVER).map(
    ([what, rows]) => sql`SELECT ${what}::text AS what, count(*) AS times FROM (${rows}) AS found`,
  )
  const { rows } = await sql<{ what: string; times: number }>`${sql.join(each, sql` UNION ALL `)}`.execute(owner)
  return rows.filter(({ times }) => Number(times) > 0).map(({ what, times }) => `${times} × ${what}`)
}
