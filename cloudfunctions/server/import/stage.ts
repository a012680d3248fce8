import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { Feed } from '../../../src/domain/comparison/feed'
import { copyLine, copyRows } from '../database/copy-rows'
import type { CountyImport } from './county-import'

// Statements on staged lines reach other rows by an array of keys and never by a join: of a table that grows inside the
// transaction the planner does not know the size, and joins twenty thousand lines with all of it, row by row.

/** A line on its way in. */
export interface StagedLine {
  readonly row: number
  readonly key: string
  readonly idHash: string
  /** Null of a department's row about nobody in the register, and of a member whose household is not registered. */
  readonly place: {
    readonly personId: string | null
    readonly householdId: string
    readonly villageCode: string
  } | null
  /** The row's own date; of a member the day of birth. */
  readonly date: Day | null
  /** As JSON. */
  readonly values: string
  /** `NOTHING_NEW` of a line that changes nothing, and stands here only because it takes the place of an earlier one. */
  readonly content: string
  /** Values that are kept encrypted. */
  readonly sealed?: Readonly<Record<string, string | null>>
}

export const NOTHING_NEW = ''

const COLUMNS = [
  ...['county_code', 'batch_id', 'line_no', 'record_key', 'id_hash', 'person_id', 'household_id', 'village_code'],
  ...['record_on', 'values', 'content', 'sealed'],
]

export type Stage = Pick<CountyImport, 'tx' | 'county' | 'batch'>

/** Puts lines where set statements can reach them. No other transaction sees them, and `clearStage` takes them away again. */
export async function stageLines({ tx, county, batch }: Stage, lines: readonly StagedLine[]): Promise<void> {
  const rows = lines.map(({ row, key, idHash, place, date, values, content, sealed }) => {
    const { personId = null, householdId = null, villageCode = null } = place ?? {}
    const hidden = sealed === undefined ? null : JSON.stringify(sealed)
    return copyLine([
      ...[county, batch, row, key, idHash, personId, householdId, villageCode, date, values, content, hidden],
    ])
  })
  if (rows.length > 0) await copyRows(tx, 'import_stage', COLUMNS, rows)
}

/** Of the lines of one key the last one stays. */
export async function dropEarlierLines({ tx, county, batch }: Stage): Promise<void> {
  await sql`DELETE FROM import_stage WHERE county_code = ${county} AND batch_id = ${batch}::uuid AND line_no = ANY (ARRAY(
    SELECT unnest(array_remove(array_agg(line_no), max(line_no))) FROM import_stage
    WHERE county_code = ${county} AND batch_id = ${batch}::uuid GROUP BY record_key HAVING count(*) > 1))`.execute(tx)
}

export async function clearStage({ tx, county, batch }: Stage): Promise<void> {
  await sql`DELETE FROM import_stage WHERE county_code = ${county} AND batch_id = ${batch}::uuid`.execute(tx)
}

/** Lines that one statement merges. */
const SLICE = 20_000

/** The staged lines in slices, each as a condition on `import_stage AS come`: those that bring something new. */
export async function* stagedSlices({
  tx,
  county,
  batch,
}: Stage): AsyncGenerator<RawBuilder<boolean>, void, undefined> {
  const ofBatch = sql`come.county_code = ${county} AND come.batch_id = ${batch}::uuid`
  for (let after = 0; ;) {
    const { rows } = await sql<{ last: number | null }>`
      SELECT max(line_no) AS last FROM (SELECT line_no FROM import_stage AS come WHERE ${ofBatch} AND line_no > ${after}
        ORDER BY line_no LIMIT ${SLICE}) AS slice`.execute(tx)
    const last = rows[0]?.last ?? null
    if (last === null) return
    yield sql<boolean>`${ofBatch} AND come.line_no > ${after} AND come.line_no <= ${last} AND come.content <> ${NOTHING_NEW}`
    after = last
  }
}

/** Condition on a table of a feed's rows as `stored`: those under the keys of staged lines. */
export function ofKeys({ id }: Pick<Feed, 'id'>, lines: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`stored.feed = ${id} AND stored.record_key = ANY (${keysOf(lines)})`
}

/** Keys of staged lines as an array. */
export function keysOf(lines: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`ARRAY(SELECT come.record_key FROM import_stage AS come WHERE ${lines})`
}
