import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { Evidence } from '../../../src/domain/scoring/evaluation'
import type { Tx } from '../database/scope'

/** A household with something to mend. */
interface InNeed {
  readonly householdId: string
  readonly householdNo: string
  readonly headName: string
  readonly villageCode: string
  readonly findings: readonly {
    readonly check: string
    readonly foundOn: Day
    readonly evidence: readonly Evidence[]
  }[]
}

/** Where the page before ended. */
interface Place {
  readonly villageCode: string
  readonly householdId: string
}

/** The next households with something to mend, village by village. @param where condition on `stored.village_code` */
export async function findInNeed(
  tx: Tx,
  county: string,
  where: RawBuilder<boolean>,
  after: Place | undefined,
  limit: number,
): Promise<readonly InNeed[]> {
  const follows =
    after === undefined
      ? sql`true`
      : sql`(stored.village_code, stored.household_id) > (${after.villageCode}, ${after.householdId})`
  const { rows } = await sql<InNeed>`
    WITH page AS (
      SELECT stored.household_id, stored.village_code, json_agg(json_build_object(
        'check', stored.check_id, 'foundOn', stored.found_on, 'evidence', stored.evidence) ORDER BY stored.check_id) AS findings
      FROM quality_finding AS stored WHERE stored.county_code = ${county} AND ${where} AND ${follows}
      GROUP BY stored.village_code, stored.household_id ORDER BY stored.village_code, stored.household_id LIMIT ${limit})
    SELECT page.household_id AS "householdId", home.household_no AS "householdNo", home.head_name AS "headName",
      page.village_code AS "villageCode", page.findings
    FROM page JOIN household AS home ON home.county_code = ${county} AND home.household_id = page.household_id
    ORDER BY page.village_code, page.household_id`.execute(tx)
  return rows
}

/** Where a household stands in the list: a cursor is its id, and names nobody. Undefined when the scope does not reach it. */
export async function findPlace(tx: Tx, county: string, householdId: string): Promise<Place | undefined> {
  return tx
    .selectFrom('household')
    .select(['village_code as villageCode', 'household_id as householdId'])
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .executeTakeFirst()
}

/** How many households each check finds something in. @param where condition on `stored.village_code` */
export async function countInNeed(
  tx: Tx,
  county: string,
  where: RawBuilder<boolean>,
): Promise<readonly { readonly check: string; readonly households: number }[]> {
  const { rows } = await sql<{ check: string; households: number }>`
    SELECT stored.check_id AS "check", count(*) AS households FROM quality_finding AS stored
    WHERE stored.county_code = ${county} AND ${where} GROUP BY stored.check_id ORDER BY stored.check_id`.execute(tx)
  return rows
}
