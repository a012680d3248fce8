import { pipeline } from 'node:stream/promises'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Pool } from 'pg'
import { from } from 'pg-copy-streams'
import { prepare } from './prepare'

/** The only parameter of a COPY: the rows that follow it on the same connection. */
export class CopiedRows {
  constructor(readonly text: Iterable<Uint8Array>) {}
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
