import { sql } from 'kysely'
import type { Database } from '../../cloudfunctions/server/database/connect'

/** Name of a table → number of its rows and a digest of all they hold. */
export type Contents = Readonly<Record<string, string>>

/**
 * Every table as it stands, seen by the owner past row security: two of them are equal when nothing at all was written between,
 * save that a call was counted, which a refused one is too.
 */
export async function readContents(owner: Database): Promise<Contents> {
  const { rows: tables } = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace AND relname <> 'rate_window' ORDER BY 1`.execute(
    owner,
  )
  const each = tables.map(
    ({
      name,
    }) => sql`SELECT ${name}::text AS name, count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY t::text)), '') AS held
      FROM ${sql.table(name)} AS t`,
  )
  const { rows } = await sql<{ name: string; held: string }>`${sql.join(each, sql` UNION ALL `)}`.execute(owner)
  return Object.fromEntries(rows.map(({ name, held }) => [name, held]))
}

/** Tables that differ, with the number of rows they gained: empty when nothing at all was written. */
export function effectOf(before: Contents, after: Contents): Readonly<Record<string, number>> {
  const changed = Object.entries(after).filter(([name, held]) => before[name] !== held)
  return Object.fromEntries(
    changed.map(([name, held]) => [name, Number.parseInt(held) - Number.parseInt(before[name] ?? '0')]),
  )
}
