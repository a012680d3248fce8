import { createCipheriv, createDecipheriv } from 'node:crypto'
import { keyedHash } from '../keyed-hash'
import { nonces } from '../nonces'
import type { Suite } from '../suite'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = NONCE_BYTES + TAG_BYTES

/** HMAC-SHA-256, and AES-256-GCM: nonce, tag, cipher text. */
export const aesSuite: Suite = {
  hasher: (key) => keyedHash('sha256', key),
  sealer(key) {
    const nextNonce = nonces(NONCE_BYTES)
    return {
      seal(text) {
        const nonce = nextNonce()
        const cipher = createCipheriv(CIPHER, key, nonce)
        const body = cipher.update(text, 'utf8')
        const end = cipher.final()
        return Buffer.concat([nonce, cipher.getAuthTag(), body, end])
      },
      open(bytes) {
        const nonce = bytes.subarray(0, NONCE_BYTES)
        const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, HEAD_BYTES))
        return Buffer.concat([decipher.update(bytes.subarray(HEAD_BYTES)), decipher.final()]).toString('utf8')
      },
    }
  },
}
