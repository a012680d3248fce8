import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { Correction, CorrectionState } from '../../../src/domain/feedback/correction'
import type { Tx } from '../database/scope'
import type { Call } from '../handler'
import { toCorrection } from './correction-row'

/** Where the page before ended. */
interface Place {
  readonly openedOn: Day
  readonly correctionId: string
}

interface Asked {
  readonly state: CorrectionState
  /** Condition on `correction.village_code`. */
  readonly where: RawBuilder<boolean>
  readonly after: Place | undefined
  readonly limit: number
}

interface Listed {
  readonly correction: Correction
  readonly householdNo: string
  readonly villageName: string
  /** Name of the person whom the record is about. */
  readonly who: string | null
}

/** The next items in one state, the oldest first. */
export async function listCorrections(
  { tx, county, secrets }: Pick<Call, 'tx' | 'county' | 'secrets'>,
  { state, where, after, limit }: Asked,
): Promise<readonly Listed[]> {
  const follows =
    after === undefined
      ? sql<boolean>`true`
      : sql<boolean>`(correction.opened_on, correction.correction_id) > (${after.openedOn}, ${after.correctionId})`
  const rows = await tx
    .selectFrom('correction')
    .innerJoin('household', (join) =>
      join.on('household.county_code', '=', county).onRef('household.household_id', '=', 'correction.household_id'),
    )
    .leftJoin('person', (join) =>
      join.on('person.county_code', '=', county).onRef('person.person_id', '=', 'correction.person_id'),
    )
    .leftJoin('area', 'area.code', 'correction.village_code')
    .selectAll('correction')
    .select(['household.household_no', 'person.name as who', 'area.name as village_name'])
    .where('correction.county_code', '=', county)
    .where('correction.state', '=', state)
    .where(where)
    .where(follows)
    .orderBy('correction.opened_on')
    .orderBy('correction.correction_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    correction: toCorrection(row, secrets),
    householdNo: row.household_no,
    villageName: row.village_name ?? row.village_code,
    who: row.who,
  }))
}

/** Where an item stands in the list: a cursor is its id, and names nobody. Undefined when the scope does not reach it. */
export async function findPlace(tx: Tx, county: string, correctionId: string): Promise<Place | undefined> {
  return tx
    .selectFrom('correction')
    .select(['opened_on as openedOn', 'correction_id as correctionId'])
    .where('county_code', '=', county)
    .where('correction_id', '=', correctionId)
    .executeTakeFirst()
}
