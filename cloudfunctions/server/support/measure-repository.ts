import type { MeasureDecision } from '../../../src/domain/support/decision'
import type { Measure } from '../../../src/domain/support/measure'
import type { Call } from '../handler'
import { toMeasure, toRow } from './measure-row'

type Access = Pick<Call, 'tx' | 'county' | 'secrets'>

/** Undefined when the county has no such measure or the scope does not reach it. */
export async function findMeasure({ tx, county, secrets }: Access, measureId: string): Promise<Measure | undefined> {
  const row = await tx
    .selectFrom('measure')
    .selectAll()
    .where('county_code', '=', county)
    .where('measure_id', '=', measureId)
    .executeTakeFirst()
  return row && toMeasure(row, secrets)
}

/** The measures of a household, newest plan first. */
export async function listMeasures({ tx, county, secrets }: Access, householdId: string): Promise<readonly Measure[]> {
  const rows = await tx
    .selectFrom('measure')
    .selectAll()
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .orderBy('planned_on', 'desc')
    .orderBy('measure_id')
    .execute()
  return rows.map((row) => toMeasure(row, secrets))
}

/** False when the same help is planned or in force already: somebody else was faster. */
export async function insertMeasure({ tx, county, secrets }: Access, measure: Measure): Promise<boolean> {
  const inserted = await tx
    .insertInto('measure')
    .values(toRow(county, measure, secrets))
    .onConflict((conflict) => conflict.doNothing())
    .returning('measure_id')
    .execute()
  return inserted.length > 0
}

/** Writes the next version over the one before it. False when somebody else has changed the measure meanwhile. */
export async function updateMeasure({ tx, county, secrets }: Access, next: Measure): Promise<boolean> {
  const { county_code: _county, measure_id: _id, ...changed } = toRow(county, next, secrets)
  const updated = await tx
    .updateTable('measure')
    .set(changed)
    .where('county_code', '=', county)
    .where('measure_id', '=', next.measureId)
    .where('version', '=', next.version - 1)
    .returning('measure_id')
    .execute()
  return updated.length > 0
}

/** Keeps what was done, beside the measure. */
export async function insertProgress(
  { tx, county, secrets, actor }: Access & Pick<Call, 'actor'>,
  { measure, progress }: MeasureDecision,
): Promise<void> {
  if (progress === null) return
  const { measureId, householdId, villageCode, version } = measure
  await tx
    .insertInto('measure_progress')
    .values({
      ...{ county_code: county, measure_id: measureId, version, household_id: householdId, village_code: villageCode },
      ...{ done_on: progress.on, done_by: actor.name, note_cipher: secrets.seal(progress.note), fen: progress.fen },
    })
    .execute()
}

/** What was done under the measures of a household, oldest first. */
export async function listProgress({ tx, county, secrets }: Access, householdId: string) {
  const rows = await tx
    .selectFrom('measure_progress')
    .innerJoin('measure', (join) =>
      join.on('measure.county_code', '=', county).onRef('measure.measure_id', '=', 'measure_progress.measure_id'),
    )
    .select(['measure_progress.measure_id', 'done_on', 'done_by', 'note_cipher', 'fen'])
    .where('measure_progress.county_code', '=', county)
    .where('measure.household_id', '=', householdId)
    .orderBy('measure_progress.measure_id')
    .orderBy('measure_progress.version')
    .execute()
  return rows.map((row) => ({
    measureId: row.measure_id,
    entry: { on: row.done_on, done: secrets.open(row.note_cipher), fen: row.fen, by: row.done_by },
  }))
}
