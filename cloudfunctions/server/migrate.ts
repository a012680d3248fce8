import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Migrator, sql, type Kysely, type Migration } from 'kysely'
import { connect } from './database/connect'
import type { Schema } from './database/schema'
import { feeds } from './import/feeds'

const FOLDER = path.join(__dirname, 'migrations')
const DISTRIBUTE = path.join(__dirname, 'database/distribute.sql')
/** A line of its own between two statements: a distributed database takes one statement a call. */
const BETWEEN = /^--;$/m

/**
 * Brings the schema up to date, all of it or nothing, and grants what the functions need to their role.
 * @param ownerUrl role that owns the database; `appRole` the role of DATABASE_URL, which has to exist
 * @returns names of the migrations that ran now, empty when there was nothing to do. Fault: throws what the database said.
 */
export async function migrate({ ownerUrl, appRole }: { ownerUrl: string; appRole: string }): Promise<string[]> {
  const db = connect(ownerUrl, { max: 1, asOwner: true })
  try {
    const provider = { getMigrations: () => Promise.resolve(readMigrations(appRole)) }
    const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest()
    if (error !== undefined) throw error instanceof Error ? error : new Error('The migration failed.')
    await partitionRecords(db)
    await sql.raw(readFileSync(DISTRIBUTE, 'utf8')).execute(db)
    return results.map((result) => result.migrationName)
  } finally {
    await db.destroy()
  }
}

/** A part of the records for each feed of a department, so that a new feed needs a definition and a `migrate`. */
async function partitionRecords(db: Kysely<Schema>): Promise<void> {
  for (const { id } of feeds.filter(({ kind }) => kind === 'department')) {
    const part = sql.table(`department_record_${id}`)
    await sql`CREATE TABLE IF NOT EXISTS ${part} PARTITION OF department_record FOR VALUES IN (${sql.lit(id)})`.execute(
      db,
    )
  }
}

function readMigrations(appRole: string): Record<string, Migration> {
  const role = `"${appRole.replaceAll('"', '""')}"`
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.sql'))
  return Object.fromEntries(
    files.map((file) => [file.replace(/\.sql$/, ''), migrationOf(path.join(FOLDER, file), role)]),
  )
}

function migrationOf(file: string, role: string): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const statements = readFileSync(file, 'utf8').replaceAll('{{app}}', role).split(BETWEEN)
      for (const statement of statements) await sql.raw(statement).execute(db)
    },
  }
}
