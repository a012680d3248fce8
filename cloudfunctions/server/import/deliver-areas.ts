import { sql } from 'kysely'
import type { CountyImport, Outcome } from './county-import'
import { lastLines } from './last-lines'
import type { Line } from './line'
import { inChunks, recordSet } from './record-set'
import { NO_SPLIT } from './split-lines'

/** New and renamed areas. Nothing hangs on a name, so no household changes. */
export async function deliverAreas({ tx }: CountyImport, lines: AsyncIterable<readonly Line[]>): Promise<Outcome> {
  let accepted = 0
  for (const chunk of inChunks((await lastLines(lines)).map(({ values }) => values))) {
    const { rows } = await sql`
      INSERT INTO area AS stored (code, name, parent_code)
      SELECT r.code, r.name, r."parentCode" FROM ${recordSet(chunk, 'code text, name text, "parentCode" text')}
      ON CONFLICT (code) DO UPDATE SET name = excluded.name, parent_code = excluded.parent_code
      WHERE (stored.name, stored.parent_code) IS DISTINCT FROM (excluded.name, excluded.parent_code)
      RETURNING code`.execute(tx)
    accepted += rows.length
  }
  return { accepted, unmatched: 0, split: NO_SPLIT }
}
