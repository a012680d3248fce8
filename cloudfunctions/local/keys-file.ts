import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { newKeys, type Keys } from '../server/crypto/keys'

export function keysFileOf(dataDir: string): string {
  return path.join(dataDir, 'keys.json')
}

/**
 * The keys of a data folder in the form of WUDENG_KEYS: `dataDir/keys.json`, made on first use, readable by its owner only.
 * Fault: throws when a database is there and its keys are not, since nothing sealed with them could be opened again.
 */
export function getKeysText(dataDir: string): string {
  const file = keysFileOf(dataDir)
  if (existsSync(file)) return readFileSync(file, 'utf8')
  if (existsSync(path.join(dataDir, 'database'))) {
    throw new Error(
      `${file} is missing: without it nobody in the database beside it can be found again. Put it back from the backup.`,
    )
  }
  mkdirSync(dataDir, { recursive: true })
  const stage = writeBeside(file, newKeys())
  try {
    // Whole or not at all, and the first one stays: another command may be making them at this moment.
    linkSync(stage, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(stage)
  }
  return readFileSync(file, 'utf8')
}

/** Puts other keys in the place of a file's. Whole or not at all: without its keys a database cannot be read. */
export function writeKeys(file: string, keys: Keys): void {
  renameSync(writeBeside(file, keys), file)
}

function writeBeside(file: string, keys: Keys): string {
  const stage = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(stage, JSON.stringify(keys), { mode: 0o600, flush: true })
  return stage
}
