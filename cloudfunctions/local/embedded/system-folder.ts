import { chmodSync, mkdirSync } from 'node:fs'

/** Where root keeps what the user `postgres` must reach when the clone or the data folder is closed to it (under /root, for example). */
export function makeSystemFolder(): string {
  const folder = '/var/lib/wudeng'
  mkdirSync(folder, { recursive: true })
  // Whatever the umask is; the secrets below are closed one by one.
  chmodSync(folder, 0o755)
  return folder
}
