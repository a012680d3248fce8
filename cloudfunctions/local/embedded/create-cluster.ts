import { spawn } from 'node:child_process'
import { chownSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseAccount } from './database-account'
import { makePasswords } from './passwords'

// C sorts Chinese by code point, the same on every machine; UTF8 because under LANG=C initdb would choose SQL_ASCII.
const initdbFlags = ['--encoding=UTF8', '--locale=C', '--username=postgres', '--auth=reject']

/** Only passwords, only this machine. */
const accessRules = 'host all all 127.0.0.1/32 scram-sha-256\n'

/** Makes `home/cluster` and `home/passwords.json`: database `wudeng`, its owner, and the functions' role, which owns nothing. */
export async function createCluster(home: string, programs: string, account: DatabaseAccount): Promise<void> {
  const cluster = path.join(home, 'cluster')
  mkdirSync(cluster, { mode: 0o700 })
  if (account.uid !== undefined && account.gid !== undefined) chownSync(cluster, account.uid, account.gid)
  await run(path.join(programs, 'bin/initdb'), [`--pgdata=${cluster}`, ...initdbFlags], '', account)
  writeFileSync(path.join(cluster, 'pg_hba.conf'), accessRules)

  const passwords = makePasswords(home)
  // One statement a line, on standard input: passwords never appear in a list of processes.
  const statements = [
    `ALTER ROLE postgres PASSWORD '${passwords.postgres}'`,
    `CREATE ROLE wudeng_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '${passwords.wudeng_owner}'`,
    `CREATE ROLE wudeng_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '${passwords.wudeng_app}'`,
    'CREATE DATABASE wudeng OWNER wudeng_owner',
  ]
  const alone = ['--single', '-D', cluster, '-c', 'exit_on_error=on', 'postgres']
  await run(path.join(programs, 'bin/postgres'), alone, `${statements.join('\n')}\n`, account)
}

async function run(program: string, parameters: string[], input: string, account: DatabaseAccount): Promise<void> {
  const child = spawn(program, parameters, { ...account, cwd: '/', env: { LC_ALL: 'C' }, stdio: 'pipe' })
  let said = ''
  child.stdout.resume()
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  child.stdin.end(input)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`${path.basename(program)} could not make the embedded database: ${said.trim()}`)
}
