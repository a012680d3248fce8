import { sql, type RawBuilder } from 'kysely'
import type { Feed } from '../../../src/domain/comparison/feed'
import { ROW_KEYS } from '../history/row-keys'
import { placeInOrder, type CountyImport } from './county-import'
import type { ReplacedSource } from './replaced-rows'

/** A batch that is being taken back in one county. */
export interface UndoWork extends Pick<CountyImport, 'tx' | 'county' | 'batch'> {
  readonly feed: Feed
  /** Position of the batch in the order of deliveries. */
  readonly delivered: number
}

/** The same with the batch as which it is taken back: under its name is kept what the undone one had left, since it was known. */
export interface UndoingWork extends UndoWork {
  readonly own: Pick<CountyImport, 'tx' | 'county' | 'batch'>
}

/** Keys that one statement takes. */
const PAGE = 5000

/** Rows that the batch replaced or took away (`before`), or wrote where nothing stood (`new`), as `replaced_row` names them, page by page. Of households and people the new ones say so themselves: `registeredIds`. */
export async function* replacedKeys(
  { tx, county, batch }: UndoWork,
  source: ReplacedSource,
  which: 'before' | 'new' | 'all',
): AsyncGenerator<readonly string[], void, undefined> {
  for (let after = ''; ;) {
    const { rows } = await sql<{ row_key: string }>`
      SELECT row_key FROM replaced_row WHERE county_code = ${county} AND batch_id = ${batch}::uuid AND source = ${source}
        AND row_key > ${after} ${CONDITIONS[which]} ORDER BY row_key LIMIT ${PAGE}`.execute(tx)
    const last = rows.at(-1)?.row_key
    if (last === undefined) return
    yield rows.map((row) => row.row_key)
    after = last
  }
}

const CONDITIONS = {
  before: sql`AND before IS NOT NULL`,
  new: sql`AND before IS NULL`,
  all: sql``,
} satisfies Record<string, RawBuilder<unknown>>

/**
 * Households or people that the batch registered, page by page: `replaced_row` has no note of them, because nearly everybody
 * would have one.
 */
export async function* registeredIds(
  { tx, county, batch }: UndoWork,
  source: 'household' | 'person',
): AsyncGenerator<readonly string[], void, undefined> {
  const id = sql.ref(`${source}_id`)
  for (let after = NO_ID; ;) {
    const { rows } = await sql<{ id: string }>`
      SELECT ${id} AS id FROM ${sql.table(source)} AS stored WHERE county_code = ${county} AND ${id} > ${after}::uuid
        AND batch_id = ${batch}::uuid AND NOT EXISTS (
          SELECT FROM replaced_row AS kept WHERE kept.county_code = ${county} AND kept.batch_id = ${batch}::uuid
            AND kept.source = ${source} AND kept.row_key = ${ROW_KEYS[source]})
      ORDER BY ${id} LIMIT ${PAGE}`.execute(tx)
    const last = rows.at(-1)?.id
    if (last === undefined) return
    yield rows.map((row) => row.id)
    after = last
  }
}

/** Before every other one. */
const NO_ID = '00000000-0000-0000-0000-000000000000'

/** Condition on a table as `stored`: rows that came with the batch and stand as it wrote them. */
export function cameWith({ batch, delivered }: UndoWork): RawBuilder<boolean> {
  return sql<boolean>`stored.delivered >= ${placeInOrder({ delivered }, 0)} AND stored.delivered < ${placeInOrder({ delivered: delivered + 1 }, 0)}
    AND stored.batch_id = ${batch}::uuid`
}
