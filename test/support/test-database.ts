import { randomBytes } from 'node:crypto'
import pg from 'pg'

export interface TestDatabase {
  /** Owner of the tables. */
  readonly ownerUrl: string
  /** Role of the functions, under row security. */
  readonly appUrl: string
  /** Ends every connection that is still open and removes the database. */
  drop(): Promise<void>
}

/** A migrated, empty database of one's own on the run's cluster: a copy of its template, so that test files do not meet. */
export async function freshDatabase(): Promise<TestDatabase> {
  const cluster = getCluster()
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(cluster.adminUrl, `CREATE DATABASE ${name} TEMPLATE wudeng OWNER wudeng_owner`)
  return {
    ownerUrl: withDatabase(cluster.ownerUrl, name),
    appUrl: withDatabase(cluster.appUrl, name),
    drop: () => asAdmin(cluster.adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

function getCluster(): { adminUrl: string; ownerUrl: string; appUrl: string } {
  const published = process.env['WUDENG_TEST_CLUSTER']
  if (published === undefined) throw new Error('Only tests under test/functions and test/fault have a database.')
  return JSON.parse(published)
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
