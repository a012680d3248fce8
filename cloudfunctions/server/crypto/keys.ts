import { randomBytes } from 'node:crypto'
import * as z from 'zod'

const key = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, 'a key is 32 bytes in base64')

/**
 * The keys of an installation, as WUDENG_KEYS holds them in JSON. `hash` never changes: every match depends on it. A new sealing
 * key is added under a new id and made current; the old ones stay as long as anything sealed with them.
 */
const keysSchema = z
  .strictObject({ hash: key, current: z.string(), seal: z.record(z.string().regex(/^[a-z0-9]{1,20}$/), key) })
  .refine((keys) => Object.hasOwn(keys.seal, keys.current), 'the current key is not among the sealing keys')

export type Keys = z.infer<typeof keysSchema>

/** Reads WUDENG_KEYS. Fault: throws without showing what it read. */
export function parseKeys(text: string): Keys {
  try {
    return keysSchema.parse(JSON.parse(text))
  } catch {
    throw new Error(
      'WUDENG_KEYS is not JSON of the form {"hash":"<32 bytes base64>","current":"k1","seal":{"k1":"<32 bytes base64>"}}.',
    )
  }
}

export function newKeys(): Keys {
  const fresh = () => randomBytes(32).toString('base64')
  return { hash: fresh(), current: 'k1', seal: { k1: fresh() } }
}
