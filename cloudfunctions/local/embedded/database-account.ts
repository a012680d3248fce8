import { spawnSync } from 'node:child_process'

/** Operating system user that runs PostgreSQL, in the shape of `spawn`'s options. Empty = ourselves. */
export interface DatabaseAccount {
  readonly uid?: number
  readonly gid?: number
}

const name = 'postgres'

/** PostgreSQL refuses to run as root, so root runs it as the user `postgres`, made when the machine has none. Throws where that is impossible. */
export function getDatabaseAccount(): DatabaseAccount {
  if (process.getuid?.() !== 0) return {}
  const found = findAccount()
  if (found !== undefined) return found
  run('groupadd', ['--system', '--force', name])
  run('useradd', ['--system', '--gid', name, '--no-create-home', '--shell', '/usr/sbin/nologin', name])
  const made = findAccount()
  if (made !== undefined) return made
  throw new Error(`PostgreSQL does not run as root, and no user "${name}" could be made here. Run as an ordinary user.`)
}

function findAccount(): DatabaseAccount | undefined {
  const uid = run('id', ['-u', name])
  const gid = run('id', ['-g', name])
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

function run(program: string, parameters: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(program, parameters, { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}
