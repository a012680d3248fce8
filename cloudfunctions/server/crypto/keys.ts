import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { SuiteName } from './suites/suites'

const key = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, 'a key is 32 bytes in base64')
const suite = z.enum(['aes', 'sm'])

/**
 * The keys of an installation, as WUDENG_KEYS holds them in JSON. `hash` and `suite` (absent: aes) never change: every match
 * depends on them. A new sealing key is added under a new id and made current; the old ones stay as long as anything sealed with
 * them. A sealing key is of the installation's suite unless it names another.
 */
const keysSchema = z
  .strictObject({
    suite: suite.optional(),
    hash: key,
    current: z.string(),
    seal: z.record(z.string().regex(/^[a-z0-9]{1,20}$/), z.union([key, z.strictObject({ suite, key })])),
  })
  .refine((keys) => Object.hasOwn(keys.seal, keys.current), 'the current key is not among the sealing keys')

export type Keys = z.infer<typeof keysSchema>

/** Reads WUDENG_KEYS. Fault: throws without showing what it read. */
export function parseKeys(text: string): Keys {
  try {
    return keysSchema.parse(JSON.parse(text))
  } catch {
    throw new Error(
      'WUDENG_KEYS is not JSON of the form {"suite":"aes or sm","hash":"<32 bytes base64>","current":"k1","seal":{"k1":"<32 bytes base64>"}}.',
    )
  }
}

/** Keys for a new installation. */
export function newKeys(suite: SuiteName = 'aes'): Keys {
  return { ...(suite === 'aes' ? {} : { suite }), hash: newKey(), current: 'k1', seal: { k1: newKey() } }
}

/** The same keys with a new one, under which everything is sealed from now on. */
export function addKey(keys: Keys, suite: SuiteName = keys.suite ?? 'aes'): Keys {
  const numbers = Object.keys(keys.seal).map((id) => Number(/^k(\d+)$/.exec(id)?.[1] ?? 0))
  const current = `k${Math.max(...numbers) + 1}`
  const added = suite === (keys.suite ?? 'aes') ? newKey() : { suite, key: newKey() }
  return { ...keys, current, seal: { ...keys.seal, [current]: added } }
}

function newKey(): string {
  return randomBytes(32).toString('base64')
}
