import { sql } from 'kysely'
import type { WorkOrder } from '../../../src/domain/order/order'
import type { Tx } from '../database/scope'

/**
 * Counts one more closed order of its village, or one less when it is reopened. Nothing of the order may be written after it in a transaction: whoever closes
 * in the same village waits here, and then for the chain of the county, for nothing else.
 */
export async function countInTally(
  tx: Tx,
  county: string,
  { villageCode, level }: Pick<WorkOrder, 'villageCode' | 'level'>,
  by: 1 | -1,
): Promise<void> {
  await sql`
    INSERT INTO order_tally AS kept (county_code, village_code, level, closed) VALUES (${county}, ${villageCode}, ${level}, ${by})
    ON CONFLICT (county_code, village_code, level) DO UPDATE SET closed = kept.closed + excluded.closed`.execute(tx)
}

/** Counts the closed orders of these villages anew, after households have moved between them. */
export async function recountTally(tx: Tx, county: string, villageCodes: readonly string[]): Promise<void> {
  // First the rows themselves, so that who closes an order meanwhile waits for them and adds to the new count.
  await sql`
    INSERT INTO order_tally (county_code, village_code, level, closed)
    SELECT ${county}, village, level, 0
    FROM unnest(${villageCodes}::text[]) AS village CROSS JOIN unnest(ARRAY['village', 'township']) AS level
    ORDER BY village, level
    ON CONFLICT (county_code, village_code, level) DO UPDATE SET closed = 0`.execute(tx)
  await sql`
    UPDATE order_tally AS kept SET closed = counted.orders
    FROM (
      SELECT village_code, level, count(*) AS orders FROM work_order
      WHERE county_code = ${county} AND village_code = ANY (${villageCodes}::text[]) AND state = 'closed'
      GROUP BY village_code, level
    ) AS counted
    WHERE kept.county_code = ${county} AND kept.village_code = counted.village_code AND kept.level = counted.level`.execute(
    tx,
  )
}

/** Counts the closed orders of a county and compares them with what is kept. The scope must be the whole county. */
export async function verifyTally(tx: Tx, county: string): Promise<{ readonly differences: readonly string[] }> {
  const { rows } = await sql<{ village: string; level: string; kept: string; counted: string }>`
    SELECT village_code AS village, level, sum(kept) AS kept, sum(counted) AS counted FROM (
      SELECT village_code, level, closed AS kept, 0 AS counted FROM order_tally WHERE county_code = ${county}
      UNION ALL
      SELECT village_code, level, 0, count(*) FROM work_order WHERE county_code = ${county} AND state = 'closed'
      GROUP BY village_code, level
    ) AS both_ways
    GROUP BY village_code, level HAVING sum(kept) <> sum(counted) ORDER BY village_code, level`.execute(tx)
  const differences = rows.map(
    ({ village, level, kept, counted }) =>
      `${village}: ${counted} orders of the ${level} are closed, ${kept} are kept as closed`,
  )
  return { differences }
}
