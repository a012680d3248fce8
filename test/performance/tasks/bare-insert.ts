import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import type { Database } from '../../../cloudfunctions/server/database/connect'
import type { Main } from '../../../cloudfunctions/server/endpoint'

/** A table with a key and nothing else, which the functions' role may write. */
export async function makeBareTable(): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env['DATABASE_OWNER_URL'] })
  await owner.connect()
  await owner.query('CREATE TABLE IF NOT EXISTS bare_report (id uuid PRIMARY KEY, said jsonb NOT NULL)')
  await owner.query('GRANT INSERT ON bare_report TO wudeng_app')
  await owner.end()
}

/** The rival of a report: the same host, pool and disk, one durable row, and no questions asked. */
export function bareInsert(db: Database): Main {
  return async (event) => {
    await sql`INSERT INTO bare_report (id, said) VALUES (${randomUUID()}, ${JSON.stringify(event)})`.execute(db)
    return { ok: true, data: null }
  }
}
