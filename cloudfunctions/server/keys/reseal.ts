import { sql, type RawBuilder } from 'kysely'
import type { Secrets } from '../crypto/secrets'
import type { Database } from '../database/connect'
import { inTransaction, type Tx } from '../database/scope'
import type { SealedTable } from './sealed-columns'

/** Rows a transaction. */
const PAGE = 500

interface Resealing {
  /** Of the owner: what is added to and never changed, the functions cannot change either. */
  readonly owner: Database
  readonly secrets: Secrets
  /** Id of the current key. */
  readonly current: string
  /** Null for a table of no county. */
  readonly county: string | null
}

export interface Resealed {
  /** Texts that are under the current key now. */
  readonly texts: number
  /** Texts that no key opens. They stay as they are. */
  readonly unreadable: number
}

type Row = Readonly<Record<string, string | number | null>>

/**
 * Seals again under the current key what stands under others, a page a transaction: cut off, it goes on where it stopped, since
 * what is done is found no more.
 */
export async function resealTable(
  work: Resealing,
  sealed: SealedTable,
  onTexts: (count: number) => void,
): Promise<Resealed> {
  const county = work.county ?? ''
  let total: Resealed = { texts: 0, unreadable: 0 }
  let last: Row | undefined
  do {
    const after = last
    const page = await inTransaction(work.owner, { county, areas: [county] }, async (tx) => {
      const rows = await selectPage(tx, work, sealed, after)
      const fresh = rows.map((row) => resealRow(row, sealed, work.secrets))
      if (rows.length > 0)
        await write(
          tx,
          work,
          sealed,
          fresh.map(({ row }) => row),
        )
      return { last: rows.at(-1), count: addUp(fresh) }
    })
    last = page.last
    total = addUp([total, page.count])
    onTexts(page.count.texts)
  } while (last !== undefined)
  return total
}

/** Ids of keys → texts under them. */
export async function countByKey(
  { owner, county }: Pick<Resealing, 'owner' | 'county'>,
  sealed: SealedTable,
): Promise<ReadonlyMap<string, number>> {
  const ids = sql.join(sealed.columns.map((column) => keyOf(sealed, column)))
  const { rows } = await sql<{ id: string; texts: number }>`
    SELECT id, count(*) AS texts FROM ${sql.table(sealed.table)} AS stored
    CROSS JOIN LATERAL unnest(ARRAY[${ids}]) AS id WHERE ${inCounty(county)} AND id IS NOT NULL GROUP BY id`.execute(
    owner,
  )
  return new Map(rows.map(({ id, texts }) => [id, texts]))
}

async function selectPage(tx: Tx, { county, current }: Resealing, sealed: SealedTable, last: Row | undefined) {
  const { table, key, columns } = sealed
  const keys = sql.join(key.map((name) => sql.ref(`stored.${name}`)))
  const other = columns.map((column) => sql`${keyOf(sealed, column)} <> ${current}`)
  const after = last === undefined ? sql`true` : sql`(${keys}) > (${sql.join(key.map((name) => last[name]))})`
  const texts = sql.join(columns.map((column) => sql`${textOf(sealed, column)} AS ${sql.ref(column)}`))
  const { rows } = await sql<Row>`
    SELECT ${keys}, ${texts} FROM ${sql.table(table)} AS stored
    WHERE ${inCounty(county)} AND (${sql.join(other, sql` OR `)}) AND ${after}
    ORDER BY ${keys} LIMIT ${PAGE} FOR UPDATE`.execute(tx)
  return rows
}

async function write(
  tx: Tx,
  { county }: Resealing,
  { table, key, columns, within }: SealedTable,
  rows: readonly Row[],
) {
  const fields = (names: readonly string[], row: Row) =>
    Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
  const values =
    within === undefined
      ? rows
      : rows.map((row) => ({ ...fields(key, row), [within]: withoutNulls(fields(columns, row)) }))
  const changes =
    within === undefined
      ? columns.map((column) => sql`${sql.ref(column)} = fresh.${sql.ref(column)}`)
      : [sql`${sql.ref(within)} = stored.${sql.ref(within)} || fresh.${sql.ref(within)}`]
  const same = key.map((name) => sql`stored.${sql.ref(name)} = fresh.${sql.ref(name)}`)
  await sql`
    UPDATE ${sql.table(table)} AS stored SET ${sql.join(changes)}
    FROM json_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(values)}::json) AS fresh
    WHERE ${inCounty(county)} AND ${sql.join(same, sql` AND `)}`.execute(tx)
}

function resealRow(row: Row, { columns }: SealedTable, { open, seal }: Secrets): Resealed & { readonly row: Row } {
  let count: Resealed = { texts: 0, unreadable: 0 }
  const fresh: Record<string, string | number | null> = { ...row }
  for (const column of columns) {
    const text = row[column]
    if (typeof text !== 'string') continue
    try {
      fresh[column] = seal(open(text))
      count = addUp([count, { texts: 1, unreadable: 0 }])
    } catch {
      count = addUp([count, { texts: 0, unreadable: 1 }])
    }
  }
  return { ...count, row: fresh }
}

function addUp(counts: readonly Resealed[]): Resealed {
  return {
    texts: counts.reduce((sum, { texts }) => sum + texts, 0),
    unreadable: counts.reduce((sum, { unreadable }) => sum + unreadable, 0),
  }
}

function inCounty(county: string | null): RawBuilder<unknown> {
  return county === null ? sql`true` : sql`stored.county_code = ${county}`
}

function textOf({ within }: SealedTable, column: string): RawBuilder<unknown> {
  return within === undefined ? sql.ref(`stored.${column}`) : sql`stored.${sql.ref(within)} ->> ${sql.lit(column)}`
}

/** The id of the key of a sealed text. */
function keyOf(sealed: SealedTable, column: string): RawBuilder<unknown> {
  return sql`split_part(${textOf(sealed, column)}, '.', 1)`
}

function withoutNulls(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}
