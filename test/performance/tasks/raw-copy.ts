import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import type { Measure } from '../worker'

/** Rows in PostgreSQL's own text form, and the statements before and after them. */
export interface RawCopyTask {
  readonly rawCopy: {
    readonly file: string
    readonly table: string
    readonly before: readonly string[]
    readonly after: readonly string[]
  }
}

/** Nothing is parsed, matched or compared: the least that it costs to have these rows in these indexes. */
export async function rawCopy({ rawCopy: task }: RawCopyTask, measure: Measure): Promise<{ rows: number }> {
  const client = new pg.Client({ connectionString: process.env['DATABASE_OWNER_URL'] })
  await client.connect()
  try {
    return await measure(async () => {
      await client.query('BEGIN')
      for (const statement of task.before) await client.query(statement)
      const rows = client.query(from(`COPY ${task.table} FROM STDIN`))
      await pipeline(createReadStream(task.file, { highWaterMark: 1 << 18 }), rows)
      for (const statement of task.after) await client.query(statement)
      await client.query('COMMIT')
      return { rows: rows.rowCount ?? 0 }
    })
  } finally {
    await client.end()
  }
}
