import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { systemClock, type Clock } from './clock'
import { parseKeys } from './crypto/keys'
import { makeSecrets, type Secrets } from './crypto/secrets'
import { connect, type Database } from './database/connect'

/** What a function stands on: made once an instance, on its first call. */
export interface Runtime {
  readonly db: Database
  readonly secrets: Secrets
  readonly clock: Clock
  newId(): string
}

const environmentSchema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL is not of the form postgresql://role:password@host:port/database'),
  WUDENG_KEYS: z.string('WUDENG_KEYS is missing: the keys of this installation').transform(parseKeys),
  WUDENG_BUSINESS_DAY: z.iso.date('WUDENG_BUSINESS_DAY is not a day like 2026-11-23').optional(),
  /** Connections of one instance. The platform runs one call an instance and up to a thousand instances. */
  WUDENG_POOL: z.coerce.number().int().min(1).max(50).default(2),
})

/** Reads the environment. Fault: throws with one sentence for every value that is wrong, and shows none of them. */
function makeRuntime(environment: NodeJS.ProcessEnv): Runtime {
  const read = environmentSchema.safeParse(environment)
  if (!read.success) throw new Error(read.error.issues.map((issue) => issue.message).join('\n'))
  const { DATABASE_URL, WUDENG_KEYS, WUDENG_BUSINESS_DAY, WUDENG_POOL } = read.data
  return {
    db: connect(DATABASE_URL, { max: WUDENG_POOL }),
    secrets: makeSecrets(WUDENG_KEYS),
    clock: systemClock(WUDENG_BUSINESS_DAY),
    newId: randomUUID,
  }
}

let shared: Runtime | undefined

/** The one of this process: every function of the local host draws from the same pool. */
export function sharedRuntime(): Runtime {
  shared ??= makeRuntime(process.env)
  return shared
}

/** Ends the pool of `sharedRuntime`, if there is one. */
export async function closeSharedRuntime(): Promise<void> {
  const closing = shared
  shared = undefined
  await closing?.db.destroy()
}
