import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DatabaseAccount } from './database-account'
import { findRunningServer } from './running-server'

/** A server that this process started, and the way to stop it. */
export interface StartedServer {
  readonly port: number
  stop(): Promise<void>
}

const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_checkpoints: 'off',
  // Nobody replicates from here, and a first load into a fresh table then writes its rows once and not twice.
  wal_level: 'minimal',
  max_wal_senders: '0',
  // A failed statement and the DETAIL of a violated key carry values of persons: neither belongs in a log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

/** Starts PostgreSQL on `home/cluster` at a free port. Undefined when it ended before it was ready: the reason is in `home/postgres.log`. */
export async function startServer(
  home: string,
  programs: string,
  account: DatabaseAccount,
  settings: Readonly<Record<string, string>>,
): Promise<StartedServer | undefined> {
  const cluster = path.join(home, 'cluster')
  const port = await findFreePort()
  const flags = Object.entries({ ...always, ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const log = openSync(path.join(home, 'postgres.log'), 'a', 0o600)
  // A session of its own: Ctrl-C reaches the whole foreground group, and the database must outlive the work that is being finished.
  const server = spawn(path.join(programs, 'bin/postgres'), ['-D', cluster, ...flags], {
    ...account,
    cwd: '/',
    env: { LC_ALL: 'C' },
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const ended = new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', () => {
      resolve()
    })
  })
  if (server.pid === undefined) await ended
  const watch = stopWhenWeDie(server)
  void ended.finally(() => watch.kill())
  while (findRunningServer(cluster)?.pid !== server.pid || findRunningServer(cluster)?.ready !== true) {
    if (server.exitCode !== null || server.signalCode !== null) return undefined
    await sleep(20)
  }
  server.unref()
  return { port, stop: () => stop(server, ended) }
}

/** A thrown bug, `process.exit` or SIGKILL would leave PostgreSQL running. The pipe to this shell closes with us, however we end. */
function stopWhenWeDie(server: ChildProcess): ChildProcess {
  const script = 'cat > /dev/null; kill -INT "$0"'
  const watch = spawn('/bin/sh', ['-c', script, String(server.pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watch.unref()
  return watch
}

async function stop(server: ChildProcess, ended: Promise<void>): Promise<void> {
  server.ref()
  // SIGINT ends the connections and writes everything down; SIGQUIT, for one that hangs, leaves that to the next start.
  server.kill('SIGINT')
  const patience = setTimeout(() => server.kill('SIGQUIT'), 30_000)
  await ended
  clearTimeout(patience)
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => {
        resolve(port)
      })
    })
  })
}
