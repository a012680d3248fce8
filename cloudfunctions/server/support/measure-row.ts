import type { Insertable, Selectable } from 'kysely'
import type { Measure } from '../../../src/domain/support/measure'
import type { Secrets } from '../crypto/secrets'
import type { Schema } from '../database/schema'

export function toMeasure(row: Selectable<Schema['measure']>, { open }: Pick<Secrets, 'open'>): Measure {
  return {
    measureId: row.measure_id,
    householdId: row.household_id,
    villageCode: row.village_code,
    code: row.class_code,
    item: row.item,
    answers: row.answers,
    department: row.department,
    state: row.state,
    plannedOn: row.planned_on,
    startBy: row.start_by,
    until: row.until_on,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    reason: row.reason_cipher === null ? null : open(row.reason_cipher),
    version: row.version,
  }
}

export function toRow(
  county: string,
  measure: Measure,
  { seal }: Pick<Secrets, 'seal'>,
): Insertable<Schema['measure']> {
  return {
    county_code: county,
    measure_id: measure.measureId,
    household_id: measure.householdId,
    village_code: measure.villageCode,
    class_code: measure.code,
    item: measure.item,
    answers: measure.answers,
    department: measure.department,
    state: measure.state,
    planned_on: measure.plannedOn,
    start_by: measure.startBy,
    until_on: measure.until,
    started_on: measure.startedOn,
    ended_on: measure.endedOn,
    reason_cipher: measure.reason === null ? null : seal(measure.reason),
    version: measure.version,
  }
}
