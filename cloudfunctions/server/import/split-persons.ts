import { sql } from 'kysely'
import type { CountyImport } from './county-import'
import { splitPersonRemark } from './row-remark'
import type { SplitLines } from './split-lines'
import { NOTHING_NEW } from './stage'

/** Lines that are told at a time. */
const PAGE = 5000

/**
 * Rejects the staged lines of people whom a register file puts into two households. Lines of other counties are staged as well,
 * with nothing new for this one.
 */
export async function rejectSplitPersons(work: CountyImport): Promise<SplitLines> {
  const { tx, county, batch, feed } = work
  const split = new Set<number>()
  let own = 0
  const ofBatch = sql`county_code = ${county} AND batch_id = ${batch}::uuid`
  for (let after = 0; ;) {
    const { rows } = await sql<{ line_no: number; shown: string; own: boolean }>`
      SELECT line_no, "values" ->> ${feed.person ?? ''} AS shown, (household_id IS NOT NULL OR content <> ${NOTHING_NEW}) AS own FROM import_stage WHERE ${ofBatch} AND line_no > ${after}
        AND line_no = ANY (ARRAY(SELECT unnest(array_agg(line_no)) FROM import_stage WHERE ${ofBatch}
          GROUP BY id_hash HAVING count(DISTINCT "values" ->> 'householdNo') > 1))
      ORDER BY line_no LIMIT ${PAGE}`.execute(tx)
    for (const { line_no } of rows) split.add(line_no)
    own += rows.filter((row) => row.own).length
    if (rows.length > 0) await work.onRemarks(rows.map(({ line_no, shown }) => splitPersonRemark(feed, line_no, shown)))
    if (rows.length < PAGE) break
    after = rows.at(-1)?.line_no ?? after
  }
  if (split.size > 0)
    await sql`DELETE FROM import_stage WHERE ${ofBatch} AND line_no = ANY (${[...split]}::integer[])`.execute(tx)
  return { rows: split, own }
}
