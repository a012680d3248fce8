import pg from 'pg'
import { sql } from 'kysely'
import type { Database } from '../../cloudfunctions/server/database/connect'
import { until } from './until'

interface Query {
  (this: pg.Client, ...sent: readonly unknown[]): Promise<unknown>
}

/**
 * Does `first`, and just before its n-th statement `second`: to its end, or as far as it gets until it waits for a row of the first.
 * @returns both answers, and whether the first had so many statements
 */
export async function interleave<T>(
  owner: Database,
  n: number,
  first: () => Promise<T>,
  second: () => Promise<T>,
): Promise<{ readonly answers: readonly [T, T]; readonly reached: boolean }> {
  const driver: { query: Query } = pg.Client.prototype
  const send = driver.query
  let sent = 0
  let inside: Promise<T> | undefined
  driver.query = async function (...args) {
    sent += 1
    if (sent === n) {
      let isDone = false
      inside = second().finally(() => (isDone = true))
      await until(async () => isDone || (await anyWaits(owner)))
    }
    return send.call(this, ...args)
  }
  try {
    const answer = await first()
    const reached = inside !== undefined
    return { answers: [answer, await (inside ?? second())], reached }
  } finally {
    driver.query = send
  }
}

async function anyWaits(owner: Database): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()`.execute(
    owner,
  )
  return rows.length > 0
}
