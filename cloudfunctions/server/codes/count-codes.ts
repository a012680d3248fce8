import { sql } from 'kysely'
import type { Tx } from '../database/scope'
import { inAreas } from '../orders/in-areas'

export interface VillageCodes {
  readonly villageCode: string
  readonly households: number
  /** Of them those with a code in force. */
  readonly coded: number
}

/** How many households have a code, village by village. */
export async function countCodes(tx: Tx, county: string, area: string): Promise<readonly VillageCodes[]> {
  const { rows } = await sql<VillageCodes>`
    SELECT home.village_code AS "villageCode", count(*) AS households, count(code.household_id) AS coded
    FROM household AS home
    LEFT JOIN (SELECT DISTINCT household_id FROM household_code WHERE county_code = ${county} AND revoked_on IS NULL) AS code
      ON code.household_id = home.household_id
    WHERE home.county_code = ${county} AND ${inAreas('home.village_code', [area])}
    GROUP BY home.village_code ORDER BY home.village_code`.execute(tx)
  return rows
}
