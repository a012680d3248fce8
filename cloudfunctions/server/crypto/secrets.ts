import { createCipheriv, createDecipheriv, createHmac, hash as hashOnce, randomBytes } from 'node:crypto'
import type { Keys } from './keys'

/** What is done with the values that name a person: matched by keyed hash, kept sealed. */
export interface Secrets {
  /**
   * Keyed hash (HMAC-SHA-256), its first 22 base64url digits: the same text gives the same hash, and nobody without the key can
   * try out ID numbers.
   */
  hash(text: string): string
  /**
   * Tells whether a text changed, 22 base64url digits. Keyed, because a plain hash of an address can be tried out; by a secret
   * prefix, because that takes a third of the time of `hash` and a file has millions of rows. What such a hash lacks against a
   * forger who lengthens a text is no loss: nobody but us says what a fingerprint is of.
   */
  fingerprint(text: string): string
  /** AES-256-GCM under the current key: `<key id>.<base64url of nonce, tag and cipher text>`, another one each time. */
  seal(text: string): string
  /** Opens what `seal` made under any key still held. Fault: throws on a changed text or an unknown key. */
  open(sealed: string): string
}

/** 132 bits: no two texts of a city meet by chance. A city keeps some sixty million of them. */
const HASH_DIGITS = 22
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Nonces that are asked for at once: one by one they take a third of the time of sealing. */
const NONCES = 100

export function makeSecrets(keys: Keys): Secrets {
  const hashKey = Buffer.from(keys.hash, 'base64')
  const sealKeys = new Map(Object.entries(keys.seal).map(([id, key]) => [id, Buffer.from(key, 'base64')]))
  function sealKey(id: string): Buffer {
    const key = sealKeys.get(id)
    if (key === undefined) throw new Error(`No key "${id}" to open this with.`)
    return key
  }
  const nextNonce = nonces()
  const prefix = createHmac('sha256', hashKey).update('fingerprint').digest('hex')
  return {
    fingerprint: (text) => hashOnce('sha256', prefix + text, 'base64url').slice(0, HASH_DIGITS),
    hash: (text) => createHmac('sha256', hashKey).update(text).digest('base64url').slice(0, HASH_DIGITS),
    seal(text) {
      const nonce = nextNonce()
      const cipher = createCipheriv('aes-256-gcm', sealKey(keys.current), nonce)
      const body = cipher.update(text, 'utf8')
      const end = cipher.final()
      return `${keys.current}.${Buffer.concat([nonce, cipher.getAuthTag(), body, end]).toString('base64url')}`
    },
    open(sealed) {
      const [id = '', text = ''] = sealed.split('.', 2)
      const bytes = Buffer.from(text, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', sealKey(id), bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
        'utf8',
      )
    },
  }
}

/** Random, and each of them given out once. */
function nonces(): () => Buffer {
  let drawn = Buffer.alloc(0)
  return () => {
    if (drawn.length === 0) drawn = randomBytes(NONCES * NONCE_BYTES)
    const nonce = drawn.subarray(0, NONCE_BYTES)
    drawn = drawn.subarray(NONCE_BYTES)
    return nonce
  }
}
