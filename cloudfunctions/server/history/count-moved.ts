import { sql } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { Moved } from '../../../src/domain/case/monthly-statistics'
import type { Tx } from '../database/scope'
import { inAreas } from '../orders/in-areas'

interface Period {
  readonly from: Day
  readonly through: Day
}

/**
 * Households that came on the list of those who are followed or went off it in a period, and those that were on it on its last
 * day: with the village and the people of their announcement, in which nothing is written again.
 */
export async function countMoved(
  tx: Tx,
  county: string,
  area: string,
  { from, through }: Period,
): Promise<readonly Moved[]> {
  const { rows } = await sql<Moved>`
    SELECT movement, moved.village AS "villageCode", category, risks, count(*) AS households, sum(people) AS people
    FROM monitored_household CROSS JOIN LATERAL (VALUES
      ('included', from_village, from_people, from_on BETWEEN ${from}::date AND ${through}::date),
      ('cleared', until_village, until_people, until_on BETWEEN ${from}::date AND ${through}::date),
      ('followed', from_village, from_people, from_on <= ${through}::date AND coalesce(until_on, 'infinity') > ${through}::date)
    ) AS moved (movement, village, people, counts)
    WHERE county_code = ${county} AND moved.counts AND ${inAreas('moved.village', [area])}
    GROUP BY movement, moved.village, category, risks ORDER BY movement, moved.village, category, risks`.execute(tx)
  return rows
}
