import { sql } from 'kysely'
import type { Call } from '../handler'

/** The order was reopened: until somebody has looked again, nobody says that its records are wrong. */
export async function withdrawCorrections(
  { tx, county, day }: Pick<Call, 'tx' | 'county' | 'day'>,
  orderId: string,
): Promise<void> {
  await sql`
    UPDATE correction SET state = 'withdrawn', closed_on = ${day}, version = version + 1
    WHERE county_code = ${county} AND order_id = ${orderId} AND state = 'open'`.execute(tx)
}
