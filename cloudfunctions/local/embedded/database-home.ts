import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { createCluster } from './create-cluster'
import type { DatabaseAccount } from './database-account'
import { makeSystemFolder } from './system-folder'

const pointerIn = (dataDir: string) => path.join(dataDir, 'database')

/** Real folder of the embedded database of `dataDir` (`cluster/`, `passwords.json`, `postgres.log`), undefined before the first start. */
export function findDatabaseHome(dataDir: string): string | undefined {
  const pointer = pointerIn(dataDir)
  return existsSync(pointer) ? realpathSync(pointer) : undefined
}

/**
 * The same, made when missing: `dataDir/database`, or a link of that name to a folder under /var/lib/wudeng when `account` cannot enter
 * `dataDir`. The home appears whole or not at all, so that two commands that start together end with one.
 */
export async function getDatabaseHome(dataDir: string, programs: string, account: DatabaseAccount): Promise<string> {
  const found = findDatabaseHome(dataDir)
  if (found !== undefined) return found
  mkdirSync(dataDir, { recursive: true })
  const inside = canEnter(account, dataDir)
  const stage = mkdtempSync(path.join(inside ? realpathSync(dataDir) : makeSystemFolder(), 'database-'))
  try {
    if (account.uid !== undefined) chmodSync(stage, 0o711)
    await createCluster(stage, programs, account)
    if (inside) renameSync(stage, pointerIn(dataDir))
    else symlinkSync(stage, pointerIn(dataDir))
  } catch (error) {
    rmSync(stage, { recursive: true, force: true })
    const theirs = findDatabaseHome(dataDir)
    if (theirs === undefined) throw error
    return theirs
  }
  return realpathSync(pointerIn(dataDir))
}

function canEnter(account: DatabaseAccount, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', path.resolve(folder)], { ...account, cwd: '/' }).status === 0
}
