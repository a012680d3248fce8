import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from, to } from 'pg-copy-streams'

/** What a raw load took of the process that did it, in seconds; the server's share is measured outside. */
export interface RawLoad {
  readonly rows: number
  readonly wall: number
  readonly cpu: number
}

/** Writes the rows that stand of a feed as COPY text, in the order in which they came in. */
export async function unloadFeed(ownerUrl: string, feed: string, file: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await pipeline(client.query(to(`COPY department_record_${feed} TO STDOUT`)), createWriteStream(file))
  })
}

/**
 * The least that a first import can cost: the rows of a file of COPY text, as they are, into an empty table of the same columns,
 * and then the keys and indexes that the feed's own part of the records has. Table and rows come in one transaction, so that
 * nothing is logged where the server need not. Nothing is read, checked, matched, compared or kept beside. All of it is timed but
 * the connection; the table `raw_<feed>` is left to be looked at and replaces the one of the last run.
 */
export async function loadRaw(ownerUrl: string, feed: string, file: string): Promise<RawLoad> {
  return withClient(ownerUrl, async (client) => {
    const [part, raw] = [`department_record_${feed}`, `raw_${feed}`]
    const keys = await keysOf(client, part)
    await client.query(`DROP TABLE IF EXISTS ${raw}`)
    const before = process.cpuUsage()
    const began = performance.now()
    await client.query('BEGIN')
    await client.query(`CREATE TABLE ${raw} (LIKE ${part})`)
    const copy = client.query(from(`COPY ${raw} FROM STDIN`))
    await pipeline(createReadStream(file), copy)
    for (const key of keys) await client.query(key.replace('{{raw}}', raw))
    await client.query('COMMIT')
    const wall = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(before)
    return { rows: copy.rowCount, wall, cpu: (user + system) / 1e6 }
  })
}

/** Statements that give a table the keys and indexes of another, as the catalogue has them. */
async function keysOf(client: pg.Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ statement: string }>(
    `SELECT 'ALTER TABLE {{raw}} ADD ' || pg_get_constraintdef(oid) AS statement
     FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('p', 'u', 'f', 'c')
     UNION ALL
     SELECT 'CREATE INDEX ON {{raw}} ' || substring(pg_get_indexdef(indexrelid) FROM 'USING .*')
     FROM pg_index WHERE indrelid = $1::regclass
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))`,
    [table],
  )
  return rows.map(({ statement }) => statement)
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
