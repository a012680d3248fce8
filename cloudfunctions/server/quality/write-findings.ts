import { sql } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { QualityFinding } from '../../../src/domain/quality/check-household'
import type { Tx } from '../database/scope'
import { recordSet } from '../import/record-set'

/** A household that was looked at, with all that was found. */
interface Checked {
  readonly householdId: string
  readonly villageCode: string
  readonly quality: readonly QualityFinding[]
}

/** Brings what stands about these households to what was found, in one statement: only differences are written. */
export async function writeFindings(
  tx: Tx,
  { county, day }: { readonly county: string; readonly day: Day },
  checked: readonly Checked[],
): Promise<void> {
  const rows = checked.flatMap(({ householdId, villageCode, quality }) =>
    quality.map(({ check, evidence }) => ({
      household_id: householdId,
      village_code: villageCode,
      check_id: check,
      evidence,
    })),
  )
  const householdIds = checked.map(({ householdId }) => householdId)
  await sql`
    WITH found AS MATERIALIZED (
      SELECT * FROM ${recordSet(rows, 'household_id uuid, village_code text, check_id text, evidence jsonb')}),
    -- By the keys of the slice: of a table that fills for the first time the planner would read all of the county instead.
    known AS MATERIALIZED (
      SELECT household_id, check_id, village_code, evidence FROM quality_finding
      WHERE county_code = ${county} AND household_id = ANY (${householdIds}::uuid[])),
    mended AS (
      DELETE FROM quality_finding AS stored
      WHERE stored.county_code = ${county} AND stored.household_id = ANY (${householdIds}::uuid[])
        AND NOT EXISTS (SELECT FROM found WHERE found.household_id = stored.household_id AND found.check_id = stored.check_id))
    INSERT INTO quality_finding AS stored (county_code, household_id, check_id, village_code, found_on, evidence)
    SELECT ${county}, household_id, check_id, village_code, ${day}::date, evidence FROM found
    WHERE NOT EXISTS (SELECT FROM known WHERE known.household_id = found.household_id AND known.check_id = found.check_id
      AND known.village_code = found.village_code AND known.evidence = found.evidence)
    ON CONFLICT (county_code, household_id, check_id) DO UPDATE
      SET village_code = excluded.village_code, evidence = excluded.evidence`.execute(tx)
}
