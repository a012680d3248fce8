import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { findDatabaseHome } from '../../cloudfunctions/local/embedded/database-home'
import { openEmbeddedDatabase } from '../../cloudfunctions/local/embedded/open-embedded-database'
import { findRunningServer } from '../../cloudfunctions/local/embedded/running-server'
import { until } from '../support/until'

const parent = mkdtempSync(path.join(tmpdir(), 'wudeng-embedded-'))
chmodSync(parent, 0o755)
const dataDir = path.join(parent, 'data')
const clusterOf = (folder: string) => path.join(findDatabaseHome(folder) ?? '', 'cluster')
const others: ChildProcess[] = []

/** Opens the database in a process of its own and gives what that process said about it. */
async function openElsewhere(
  ending: 'hold' | 'bug',
): Promise<{ child: ChildProcess; said: { appUrl: string; started: boolean } }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/open-database.ts', dataDir, ending], {
    cwd: path.resolve(__dirname, '../..'),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  others.push(child)
  const [line] = await once(child.stdout, 'data')
  return { child, said: JSON.parse(String(line)) }
}

async function ask<Row extends pg.QueryResultRow>(url: string, question: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<Row>(question)).rows
  } finally {
    await client.end()
  }
}

afterAll(() => {
  for (const child of others) child.kill('SIGKILL')
  const home = findDatabaseHome(dataDir)
  if (home !== undefined) rmSync(home, { recursive: true, force: true })
  rmSync(parent, { recursive: true, force: true })
})

test('a folder that is a file is refused, and nothing starts', async () => {
  const file = path.join(parent, 'file')
  writeFileSync(file, '')
  await expect(openEmbeddedDatabase(file)).rejects.toThrow()
  expect(findDatabaseHome(file)).toBeUndefined()
})

test('two that open a new folder at once end with one database', async () => {
  const [one, two] = await Promise.all([openEmbeddedDatabase(dataDir), openEmbeddedDatabase(dataDir)])
  expect([one, two].filter(({ started }) => started)).toHaveLength(1)
  expect(one.appUrl).toBe(two.appUrl)
  await Promise.all([one.stop(), two.stop()])
  expect(findRunningServer(clusterOf(dataDir))).toBeUndefined()
})

test('passwords are readable by their owner only', () => {
  const file = path.join(findDatabaseHome(dataDir) ?? '', 'passwords.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('UTF-8, code point order, scram, loopback only', async () => {
  const database = await openEmbeddedDatabase(dataDir)
  try {
    const [settings] = await ask(
      database.adminUrl,
      `SELECT pg_encoding_to_char(encoding) AS encoding, datcollate, current_setting('listen_addresses') AS addresses,
        current_setting('unix_socket_directories') AS sockets, current_setting('TimeZone') AS zone
        FROM pg_database WHERE datname = 'wudeng'`,
    )
    expect(settings).toEqual({ encoding: 'UTF8', datcollate: 'C', addresses: '127.0.0.1', sockets: '', zone: 'UTC' })
    await expect(ask(database.appUrl.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(
      'password authentication',
    )
  } finally {
    await database.stop()
  }
})

test.each(['ownerUrl', 'appUrl'] as const)('the role of %s has no power over the server', async (url) => {
  const database = await openEmbeddedDatabase(dataDir)
  try {
    const [role] = await ask(
      database[url],
      'SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles WHERE rolname = current_user',
    )
    expect(new Set(Object.values(role ?? {}))).toEqual(new Set([false]))
  } finally {
    await database.stop()
  }
})

test('what was written is there after a stop and a start', async () => {
  const first = await openEmbeddedDatabase(dataDir)
  await ask(first.ownerUrl, `CREATE TABLE kept AS SELECT '五盏灯' AS word`)
  await first.stop()
  const second = await openEmbeddedDatabase(dataDir)
  try {
    expect(await ask(second.ownerUrl, 'SELECT word FROM kept')).toEqual([{ word: '五盏灯' }])
  } finally {
    await second.stop()
  }
})

test('a second command attaches, and leaves the server to the one who started it', async () => {
  const { child, said } = await openElsewhere('hold')
  expect(said.started).toBe(true)
  const attached = await openEmbeddedDatabase(dataDir)
  expect(attached).toMatchObject({ started: false, appUrl: said.appUrl })
  await attached.stop()
  expect(await ask(said.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])

  child.kill('SIGTERM')
  await once(child, 'exit')
  expect(child.exitCode).toBe(143)
  expect(findRunningServer(clusterOf(dataDir))).toBeUndefined()
})

test.each(['SIGKILL', 'a bug'] as const)('%s leaves no server behind', async (ending) => {
  const { child } = await openElsewhere(ending === 'a bug' ? 'bug' : 'hold')
  if (ending === 'SIGKILL') child.kill('SIGKILL')
  await until(() => findRunningServer(clusterOf(dataDir)) === undefined)
  const next = await openEmbeddedDatabase(dataDir)
  expect(next.started).toBe(true)
  await next.stop()
})

test('the file of a server that was killed, its number now another process, does not block the start', async () => {
  const file = path.join(clusterOf(dataDir), 'postmaster.pid')
  writeFileSync(file, `${process.pid}\n${clusterOf(dataDir)}\n1700000000\n5432\n\n127.0.0.1\n  1  2\nready   \n`)
  const database = await openEmbeddedDatabase(dataDir)
  expect(database.started).toBe(true)
  expect(readFileSync(file, 'utf8')).not.toContain(`${process.pid}\n`)
  await database.stop()
})

test('a zombie does not block the start', async () => {
  const { child } = await openElsewhere('hold')
  const server = findRunningServer(clusterOf(dataDir))
  // A parent that stands still cannot collect its dead child.
  child.kill('SIGSTOP')
  process.kill(server?.pid ?? 0, 'SIGKILL')
  const database = await openEmbeddedDatabase(dataDir)
  expect(database.started).toBe(true)
  await database.stop()
  child.kill('SIGKILL')
  child.kill('SIGCONT')
})

test('a folder closed to the server’s user works as well', async () => {
  const closed = path.join(parent, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  const folder = path.join(closed, 'data')
  const database = await openEmbeddedDatabase(folder)
  try {
    expect(await ask(database.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    // Root's server runs as another user, who cannot come in; everybody else's is their own.
    const outside = findDatabaseHome(folder)?.startsWith('/var/lib/wudeng/') === true
    expect(outside).toBe(process.getuid?.() === 0)
  } finally {
    await database.stop()
    rmSync(findDatabaseHome(folder) ?? '', { recursive: true, force: true })
  }
})
