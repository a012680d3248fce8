import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { keyedHash } from '../keyed-hash'
import { nonces } from '../nonces'
import type { Suite } from '../suite'

const CIPHER = 'sm4-ctr'
const CIPHER_KEY_BYTES = 16
const TAG_KEY_BYTES = 32
const NONCE_BYTES = 16
const TAG_BYTES = 32
const HEAD_BYTES = NONCE_BYTES + TAG_BYTES

/**
 * The national algorithms: SM4 (GB/T 32907) and SM3 (GB/T 32905). OpenSSL 3.0 in Node 20 has no SM4-GCM, therefore SM4-CTR and then
 * HMAC-SM3 over nonce and cipher text, each with a key of its own: nonce, tag, cipher text. The tag is compared in constant time,
 * and before anything is opened.
 */
export const smSuite: Suite = {
  hasher: (key) => keyedHash('sm3', key),
  sealer(key) {
    const derive = (label: string, bytes: number) => Buffer.from(hkdfSync('sm3', key, '', label, bytes))
    const cipherKey = derive('wudeng seal', CIPHER_KEY_BYTES)
    const tagKey = derive('wudeng tag', TAG_KEY_BYTES)
    const tagOf = (nonce: Buffer, body: Buffer) => createHmac('sm3', tagKey).update(nonce).update(body).digest()
    const nextNonce = nonces(NONCE_BYTES)
    return {
      seal(text) {
        const nonce = nextNonce()
        const body = createCipheriv(CIPHER, cipherKey, nonce).update(text, 'utf8')
        return Buffer.concat([nonce, tagOf(nonce, body), body])
      },
      open(bytes) {
        const nonce = bytes.subarray(0, NONCE_BYTES)
        const body = bytes.subarray(HEAD_BYTES)
        if (!timingSafeEqual(tagOf(nonce, body), bytes.subarray(NONCE_BYTES, HEAD_BYTES))) throw new Error('Wrong tag.')
        return createDecipheriv(CIPHER, cipherKey, nonce).update(body).toString('utf8')
      },
    }
  },
}
