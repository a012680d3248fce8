import { pipeline } from 'node:stream/promises'
import { CompiledQuery, type PostgresPool, type PostgresPoolClient } from 'kysely'
import type { Pool } from 'pg'
import { from } from 'pg-copy-streams'
import { prepare } from './prepare'
import type { Tx } from './scope'

/** The only parameter of a COPY: the rows that follow it on the same connection. */
class CopiedRows {
  constructor(readonly text: Iterable<Uint8Array>) {}
}

type Cell = string | number | null

/**
 * Adds rows to a table in one statement, the cheapest way there is. Not for a table with row security: PostgreSQL refuses that.
 * @param rows each as `copyLine` writes it
 */
export async function copyRows(
  tx: Tx,
  table: string,
  columns: readonly string[],
  rows: Iterable<string>,
): Promise<void> {
  const names = columns.map((column) => `"${column}"`).join(', ')
  await tx.executeQuery(CompiledQuery.raw(`COPY "${table}" (${names}) FROM STDIN`, [new CopiedRows(copyText(rows))]))
}

/** A pool of the driver as Kysely wants one, whose connections take a COPY as well: in a transaction, like any statement. */
export function copyingPool(pool: Pool): PostgresPool {
  return {
    async connect() {
      const client = await pool.connect()
      const query = async (sql: string, parameters: readonly unknown[]): Promise<unknown> => {
        const [rows] = parameters
        if (!(rows instanceof CopiedRows)) return client.query(prepare(sql, parameters))
        const copy = from(sql)
        client.query(copy)
        await pipeline(rows.text, copy)
        return { command: 'COPY', rows: [] }
      }
      // The other form of `query` takes a cursor, and this dialect is given none.
      return { query: query as PostgresPoolClient['query'], release: () => client.release() }
    },
    end: () => pool.end(),
  }
}

/** Bytes of one piece of a COPY. */
const PIECE = 64 * 1024
/** Bytes of UTF-8 that one unit of a string takes, at most. */
const BYTES_OF_A_UNIT = 3

/** Each row is written where it is sent from: pieces put together as strings are copied twice more. */
function* copyText(rows: Iterable<string>): Generator<Uint8Array> {
  let piece = Buffer.allocUnsafe(PIECE)
  let end = 0
  for (const row of rows) {
    const most = row.length * BYTES_OF_A_UNIT
    if (end + most > piece.length) {
      yield piece.subarray(0, end)
      piece = Buffer.allocUnsafe(Math.max(PIECE, most))
      end = 0
    }
    end += piece.write(row, end)
  }
  yield piece.subarray(0, end)
}

/** A row as COPY reads it. */
export function copyLine(cells: readonly Cell[]): string {
  return `${cells.map(copyCell).join('\t')}\n`
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** One value of a row; between two stands a tab, behind the last a line end. */
export function copyCell(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'number') return String(cell)
  return /[\\\n\r\t]/.test(cell) ? cell.replace(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign) : cell
}
