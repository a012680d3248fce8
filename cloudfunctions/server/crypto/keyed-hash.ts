import { createHmac, hash as hashOnce } from 'node:crypto'
import type { Hasher } from './suite'

/**
 * HMAC with this hash function, and the same function over a secret prefix. What the prefix lacks against a forger who lengthens a
 * text is no loss: nobody but us says what a fingerprint is of.
 */
export function keyedHash(algorithm: 'sha256' | 'sm3', key: Buffer): Hasher {
  const prefix = createHmac(algorithm, key).update('fingerprint').digest('hex')
  return {
    hash: (text) => createHmac(algorithm, key).update(text).digest('base64url'),
    fingerprint: (text) => hashOnce(algorithm, prefix + text, 'base64url'),
  }
}
