import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../cloudfunctions/server/database/connect'

/** Name of a table → number of its rows and a digest of all they hold. */
export type Contents = Readonly<Record<string, string>>

/**
 * Every table as it stands, seen by the owner past row security: two of them are equal when nothing at all was written between,
 * save that a call was counted, which a refused one is too.
 */
export async function readContents(owner: Database): Promise<Contents> {
  return digestTables(owner, await listTables(owner), sql`t::text`)
}

/** Ids, numbers drawn from them, codes, sealed texts, keyed and chained hashes. */
const DRAWN = [
  ...['[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', '[0-9a-f]{64}', '26\\d{10}'],
  ...['\\d{6}[0-9A-Z]{12,20}', '\\w+\\.[\\w-]{30,}', '[\\w-]{22}', '[\\w+/]{43}='],
].join('|')

/** Some tables without what is drawn anew each time: equal when the same was done, whoever was drawn first. */
export const readShapes = (owner: Database, tables: readonly string[]): Promise<Contents> =>
  digestTables(owner, tables, sql`regexp_replace(t::text, ${sql.lit(DRAWN)}, '*', 'g')`)

/** What of a text is drawn anew each time, left out as in `readShapes`. */
export function withoutDrawn(value: unknown): string {
  return JSON.stringify(value).replaceAll(new RegExp(DRAWN, 'g'), '*')
}

async function listTables(owner: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace AND relname <> 'rate_window' ORDER BY 1`.execute(
    owner,
  )
  return rows.map(({ name }) => name)
}

async function digestTables(owner: Database, tables: readonly string[], text: RawBuilder<string>): Promise<Contents> {
  if (tables.length === 0) return {}
  const each = tables.map(
    (
      name,
    ) => sql`SELECT ${name}::text AS name, count(*) || ' ' || coalesce(md5(string_agg(md5(${text}), '' ORDER BY ${text})), '') AS held
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
