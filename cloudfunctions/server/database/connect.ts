import { Kysely, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { copyingPool } from './copying-pool'
import type { Schema } from './schema'
import { refuseUnsafeRole } from './unsafe-role'

export type Database = Kysely<Schema>

const PARSERS = new Map<number, (text: string) => unknown>([
  // A Date would shift by the zone of the machine.
  [types.builtins.DATE, (text) => text],
  [types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
  // Sequence numbers of events and deliveries: far below 2^53.
  [types.builtins.INT8, Number],
])

/**
 * A pool that connects on first use. `max` connections: 1–2 in a function, of which the platform may run a thousand.
 * Fault: `UnsafeRoleError` on first use by a role that row security does not bind, unless `asOwner` (migrations, first loads).
 */
export function connect(url: string, { max, asOwner = false }: { max: number; asOwner?: boolean }): Database {
  const pool = new Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 10_000,
    // A statement that was prepared before a migration is refused after it, until its connection is a new one.
    maxLifetimeSeconds: 600,
    types: {
      getTypeParser: (oid, format) =>
        PARSERS.get(oid) ?? (types.getTypeParser(oid, format) as (text: string) => unknown),
    },
    verify: (client, done) => {
      if (asOwner) done()
      else refuseUnsafeRole(client).then(() => done(), done)
    },
  })
  // A connection that the server ended: idle, the pool drops it; in use, its statement fails as well. Unheard, either would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: copyingPool(pool) }) })
}
