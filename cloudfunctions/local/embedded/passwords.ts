import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Roles of an embedded database: the superuser (tests and nothing else), the owner of the tables, the one the functions use. */
const roles = ['postgres', 'wudeng_owner', 'wudeng_app'] as const
type Passwords = Readonly<Record<(typeof roles)[number], string>>

/** Makes a password for each role and keeps them in `home`, readable by ourselves only. */
export function makePasswords(home: string): Passwords {
  const passwords = {
    postgres: makePassword(),
    wudeng_owner: makePassword(),
    wudeng_app: makePassword(),
  } satisfies Passwords
  writeFileSync(fileIn(home), JSON.stringify(passwords), { mode: 0o600 })
  return passwords
}

/** Passwords of an existing database. Throws when they are not ours to read or not whole. */
export function readPasswords(home: string): Passwords {
  const kept: unknown = JSON.parse(readFileSync(fileIn(home), 'utf8'))
  if (isPasswords(kept)) return kept
  throw new Error(`${fileIn(home)} does not hold the passwords of the embedded database.`)
}

const fileIn = (home: string) => path.join(home, 'passwords.json')
// 144 bits, in letters that need no escaping in SQL or in a URL.
const makePassword = () => randomBytes(18).toString('base64url')

function isPasswords(value: unknown): value is Passwords {
  return typeof value === 'object' && value !== null && roles.every((role) => role in value)
}
