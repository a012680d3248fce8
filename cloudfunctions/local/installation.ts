import { parseKeys, type Keys } from '../server/crypto/keys'
import { closeSharedRuntime, sharedRuntime, type Runtime } from '../server/runtime'
import { openEmbeddedDatabase } from './embedded/open-embedded-database'
import { getKeysText, keysFileOf } from './keys-file'

/** The database and keys that a command works on, given to the functions in the environment, where the cloud gives them too. */
export interface Installation {
  /** True for the database of the data folder, false for the one that DATABASE_URL names. */
  readonly embedded: boolean
  /** Undefined when only the functions' role is known: then nothing can be migrated. */
  readonly ownerUrl: string | undefined
  readonly appRole: string
  readonly runtime: () => Runtime
  /** Fault: throws when WUDENG_KEYS cannot be read. */
  readonly keys: () => Keys
  /** Undefined when the environment gives the keys. */
  readonly keysFile: string | undefined
  /** Ends connections, and the embedded database if this process started it. May be called again. */
  close(): Promise<void>
}

interface InstallationOptions {
  readonly dataDir: string
  /** Fixes the business day of everything that runs here. */
  readonly day?: string
  /** Connections of this process. */
  readonly pool: number
}

/** Opens what DATABASE_URL and DATABASE_OWNER_URL name, else the embedded database of the data folder, started or attached to. */
export async function openInstallation({ dataDir, day, pool }: InstallationOptions): Promise<Installation> {
  const keysFile = process.env['WUDENG_KEYS'] === undefined ? keysFileOf(dataDir) : undefined
  const keysText = (process.env['WUDENG_KEYS'] ??= getKeysText(dataDir))
  process.env['WUDENG_POOL'] ??= String(pool)
  if (day !== undefined) process.env['WUDENG_BUSINESS_DAY'] = day
  const external = process.env['DATABASE_URL']
  const embedded = external === undefined ? await openEmbeddedDatabase(dataDir) : undefined
  const appUrl = external ?? embedded?.appUrl ?? ''
  process.env['DATABASE_URL'] = appUrl
  return {
    embedded: embedded !== undefined,
    ownerUrl: embedded?.ownerUrl ?? process.env['DATABASE_OWNER_URL'],
    appRole: decodeURIComponent(new URL(appUrl).username),
    runtime: sharedRuntime,
    keys: () => parseKeys(keysText),
    keysFile,
    async close() {
      await closeSharedRuntime()
      await embedded?.stop()
    },
  }
}
