import pg from 'pg'

/** A copy of some tables beside them, to which they can be taken back as often as one likes. */
export interface SavedDatabase {
  /** Keeps these tables as they stand. */
  save(tables: readonly string[]): Promise<void>
  /** Puts these tables back as they were saved. */
  restore(tables: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** @param ownerUrl of a database of the test cluster */
export async function saveDatabase(ownerUrl: string): Promise<SavedDatabase> {
  // Rows that others refer to go and come back: only the administrator may leave foreign keys unasked.
  const { adminUrl } = JSON.parse(process.env['WUDENG_TEST_CLUSTER'] ?? '{}') as { adminUrl: string }
  const url = new URL(adminUrl)
  url.pathname = new URL(ownerUrl).pathname
  const client = new pg.Client(url.href)
  await client.connect()
  await client.query('SET session_replication_role = replica; CREATE SCHEMA saved')
  const replace = (into: string, from: string, tables: readonly string[]) =>
    client.query(
      tables
        .map(
          (table) => `DELETE FROM ${into}."${table}"; INSERT INTO ${into}."${table}" SELECT * FROM ${from}."${table}"`,
        )
        .join(';'),
    )
  return {
    async save(tables) {
      await client.query(
        tables.map((table) => `CREATE TABLE IF NOT EXISTS saved."${table}" (LIKE public."${table}")`).join(';'),
      )
      await replace('saved', 'public', tables)
    },
    async restore(tables) {
      await replace('public', 'saved', tables)
    },
    close: () => client.end(),
  }
}
