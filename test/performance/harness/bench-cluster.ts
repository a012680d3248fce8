import { spawnSync } from 'node:child_process'
import path from 'node:path'
import pg from 'pg'
import { openEmbeddedDatabase } from '../../../cloudfunctions/local/embedded/open-embedded-database'
import { BENCH_DAY } from '../generator/city'
import { getParent } from './server-cpu'

/** A PostgreSQL of the benchmark's own. */
export interface BenchCluster {
  readonly postmaster: number
  /** A migrated, empty database in place of one of that name. */
  create(name: string): Promise<BenchDatabase>
  /** A database that is there, from an earlier run in the same folder. */
  open(name: string): Promise<BenchDatabase>
  drop(name: string): Promise<void>
  /** Writes down what the background would write later. */
  checkpoint(): Promise<void>
  /** What the server is, and bytes of all its databases. */
  size(): Promise<{ readonly postgres: string; readonly database: number }>
  stop(): Promise<void>
}

export interface BenchDatabase {
  /** Sees all counties. */
  readonly ownerUrl: string
  /** Environment of a process that works on it, without a business day. */
  readonly environment: Readonly<Record<string, string>>
  /** Asked by the owner, outside what is measured. */
  query<T extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<readonly T[]>
  close(): Promise<void>
}

/** Only for data that nobody lives in: fixed, so that keyed hashes are the same in every run. */
const KEYS = JSON.stringify({
  hash: Buffer.alloc(32, 1).toString('base64'),
  current: 'k1',
  seal: { k1: Buffer.alloc(32, 2).toString('base64') },
})

/** Settings beyond those of every embedded database. Durable as in a county; autovacuum is a step of its own. */
function settingsFor(scale: number): Readonly<Record<string, string>> {
  return {
    shared_buffers: scale >= 1 ? '4GB' : scale >= 0.1 ? '1GB' : '256MB',
    work_mem: '64MB',
    maintenance_work_mem: scale >= 1 ? '1GB' : '256MB',
    max_wal_size: '512MB',
    checkpoint_timeout: '15min',
    wal_level: 'minimal',
    max_wal_senders: '0',
    autovacuum: 'off',
  }
}

export async function openCluster(folder: string, scale: number): Promise<BenchCluster> {
  const embedded = await openEmbeddedDatabase(folder, settingsFor(scale))
  const admin = new pg.Client({ connectionString: embedded.adminUrl })
  await admin.connect()
  const { rows } = await admin.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const urlsOf = (name: string) => ({
    DATABASE_URL: withDatabase(embedded.appUrl, name),
    DATABASE_OWNER_URL: withDatabase(embedded.ownerUrl, name),
  })
  const drop = async (name: string) => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
  const open = async (name: string): Promise<BenchDatabase> => {
    const urls = urlsOf(name)
    const owner = new pg.Client({ connectionString: urls.DATABASE_OWNER_URL })
    await owner.connect()
    return {
      ownerUrl: urls.DATABASE_OWNER_URL,
      environment: { ...urls, WUDENG_KEYS: KEYS },
      query: async <T extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
        (await owner.query<T>(text, [...values])).rows,
      close: () => owner.end(),
    }
  }
  return {
    postmaster: getParent(rows[0]?.pid ?? 0),
    async create(name) {
      await drop(name)
      await admin.query(`CREATE DATABASE ${name} OWNER wudeng_owner`)
      migrate({ ...urlsOf(name), WUDENG_KEYS: KEYS, WUDENG_BUSINESS_DAY: BENCH_DAY })
      return open(name)
    },
    open,
    drop,
    async checkpoint() {
      await admin.query('CHECKPOINT')
    },
    async size() {
      const sized = await admin.query<{ postgres: string; database: string }>(
        `SELECT current_setting('server_version') AS postgres, sum(pg_database_size(oid)) AS database FROM pg_database`,
      )
      const [row] = sized.rows
      return { postgres: row?.postgres ?? '', database: Number(row?.database ?? 0) }
    },
    async stop() {
      await admin.end()
      await embedded.stop()
    },
  }
}

/** From the sources, because migrations are files beside the code. */
function migrate(environment: Readonly<Record<string, string>>): void {
  const root = path.resolve(__dirname, '../..')
  const command = ['--import', 'tsx', 'cloudfunctions/local/wudeng.ts', 'migrate', '--json']
  const { status, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The bench database could not be migrated: ${stderr}`)
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
