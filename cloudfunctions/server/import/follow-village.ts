import { sql } from 'kysely'
import type { Tx } from '../database/scope'
import { recountTally } from '../orders/order-tally'
import { recordSet } from './record-set'

interface MovedHousehold {
  readonly household_id: string
  readonly village_code: string
  /** The village that it was in. */
  readonly left: string
}

/** Of these nothing but the village changes; what is history stays where it happened. */
const HANGING = [
  ...(['person', 'person_former', 'department_record', 'household_score'] as const),
  ...(['work_order', 'order_candidate', 'household_code', 'measure', 'quality_finding', 'correction'] as const),
  ...(['household_case', 'case_step', 'case_authorisation', 'case_objection', 'monitored_household'] as const),
]

/** What hangs on a household lies in its village: row security looks at the village of each row. */
export async function followVillage(tx: Tx, county: string, moved: readonly MovedHousehold[]): Promise<void> {
  if (moved.length === 0) return
  for (const table of HANGING) {
    await sql`UPDATE ${sql.table(table)} AS stored SET village_code = r.village_code
      FROM ${recordSet(moved, 'household_id uuid, village_code text')}
      WHERE stored.county_code = ${county} AND stored.household_id = r.household_id`.execute(tx)
  }
  const villages = moved.flatMap(({ left, village_code }) => [left, village_code])
  await recountTally(tx, county, [...new Set(villages)])
}
