import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { getDatabaseAccount } from './database-account'
import { getDatabaseHome } from './database-home'
import { getDatabasePrograms } from './database-programs'
import { readPasswords } from './passwords'
import { findRunningServer, removeStaleServerFile } from './running-server'
import { startServer, type StartedServer } from './start-server'

export interface EmbeddedDatabase {
  /** Owns the database and its tables: migrations and first loads. Not a superuser. */
  readonly ownerUrl: string
  /** What the functions use: owns nothing, bound by row security. */
  readonly appUrl: string
  /** Superuser at the database `postgres`. Only tests need it, to make and drop databases. */
  readonly adminUrl: string
  /** False when another process had it running: that one stops it. */
  readonly started: boolean
  /** Stops the server if this call started it, and resolves when it has ended. May be called again. */
  stop(): Promise<void>
}

/** A server may be starting, recovering or writing everything down before it ends. */
const patienceMs = 60_000
/** A start that fails on a quiet cluster is tried again for so long: a port taken meanwhile, a predecessor that still dies. */
const retriesMs = 10_000

/**
 * Opens the PostgreSQL of a data folder: makes it on first use, attaches to it when another process has it running, starts it otherwise.
 * It listens on loopback only. Throws with the server's own last words when it does not come up.
 * @param settings PostgreSQL settings beyond the usual ones; without effect when attaching
 */
export async function openEmbeddedDatabase(
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedDatabase> {
  const account = getDatabaseAccount()
  const programs = getDatabasePrograms(account)
  const home = await getDatabaseHome(dataDir, programs, account)
  const passwords = readPasswords(home)
  const server = await attachOrStart(home, () => startServer(home, programs, account, settings))
  const at = `127.0.0.1:${server.port}`
  let stopping: Promise<void> | undefined
  return {
    ownerUrl: `postgres://wudeng_owner:${passwords.wudeng_owner}@${at}/wudeng`,
    appUrl: `postgres://wudeng_app:${passwords.wudeng_app}@${at}/wudeng`,
    adminUrl: `postgres://postgres:${passwords.postgres}@${at}/postgres`,
    started: server.stop !== undefined,
    stop: () => (stopping ??= server.stop?.() ?? Promise.resolve()),
  }
}

/** A server without `stop` belongs to somebody else. */
type Server = Pick<StartedServer, 'port'> & Partial<Pick<StartedServer, 'stop'>>

async function attachOrStart(home: string, start: () => Promise<StartedServer | undefined>): Promise<Server> {
  const cluster = path.join(home, 'cluster')
  const began = Date.now()
  for (;;) {
    const running = findRunningServer(cluster)
    if (running?.ready === true) return { port: running.port }
    if (running === undefined) {
      removeStaleServerFile(cluster)
      const started = await start()
      if (started !== undefined) return started
    }
    const waited = Date.now() - began
    if (waited > (running === undefined ? retriesMs : patienceMs)) {
      throw new Error(`The embedded database does not start. Its last words:\n${lastWords(home)}`)
    }
    await sleep(100)
  }
}

function lastWords(home: string): string {
  const log = path.join(home, 'postgres.log')
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-10).join('\n') : '(nothing)'
}
