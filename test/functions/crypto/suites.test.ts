import { createCipheriv, createHash, createHmac, hkdfSync } from 'node:crypto'
import { makeSecrets } from '../../../cloudfunctions/server/crypto/secrets'

const hex = (text: string) => Buffer.from(text, 'hex')

// What the runtime's own library answers to published examples: a build of it without the national algorithms fails here first.
describe('published vectors', () => {
  test.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('SM3 of %s (GB/T 32905-2016, A.1 and A.2)', (text, digest) => {
    expect(createHash('sm3').update(text).digest('hex')).toBe(digest)
  })

  test('SM4 (GB/T 32907-2016, A.1)', () => {
    const key = hex('0123456789abcdeffedcba9876543210')
    expect(blocks(key, key).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
  })

  test('SM4 in counter mode (draft-ribose-cfrg-sm4, A.2.5.1)', () => {
    const text = hex(['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'aa', 'bb'].map((byte) => byte.repeat(8)).join(''))
    const key = hex('0123456789abcdeffedcba9876543210')
    const sealed = createCipheriv('sm4-ctr', key, hex('000102030405060708090a0b0c0d0e0f')).update(text)
    expect(sealed.toString('hex')).toBe(
      'ac3236cb970cc20791364c395a1342d1a3cbc1878c6f30cd074cce385cdd70c7f234bc0e24c11980fd1286310ce37b926e02fcd0faa0baf38b2933851d824514',
    )
  })

  test('HMAC-SM3 (GM/T 0042-2015, D.3)', () => {
    const key = hex('0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20')
    const text = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'.repeat(2)
    expect(createHmac('sm3', key).update(text).digest('hex')).toBe(
      'ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a',
    )
  })
})

/** SM4, block by block. */
function blocks(key: Buffer, text: Buffer): Buffer {
  return createCipheriv('sm4-ecb', key, null).setAutoPadding(false).update(text)
}

describe('the suite sm', () => {
  const seed = Buffer.alloc(32, 7)
  const keys = {
    suite: 'sm',
    hash: seed.toString('base64'),
    current: 'k1',
    seal: { k1: seed.toString('base64') },
  } as const

  test('seals with SM4 in counter mode, then HMAC-SM3 over nonce and cipher text, under two derived keys', () => {
    const text = '十六字节以上的一句话，跨过几个分组'
    const bytes = Buffer.from(makeSecrets(keys).seal(text).slice('k1.'.length), 'base64url')
    const [nonce, tag, body] = [bytes.subarray(0, 16), bytes.subarray(16, 48), bytes.subarray(48)]
    const derive = (label: string, length: number) => Buffer.from(hkdfSync('sm3', seed, '', label, length))
    expect(tag).toEqual(createHmac('sm3', derive('wudeng tag', 32)).update(nonce).update(body).digest())

    const stream = Array.from({ length: Math.ceil(body.length / 16) }, (_, block) => {
      const counter = (BigInt(`0x${nonce.toString('hex')}`) + BigInt(block)) % 2n ** 128n
      return blocks(derive('wudeng seal', 16), hex(counter.toString(16).padStart(32, '0')))
    })
    const opened = body.map((byte, at) => byte ^ (Buffer.concat(stream)[at] ?? 0))
    expect(Buffer.from(opened).toString('utf8')).toBe(text)
  })

  test('hashes with HMAC-SM3', () => {
    const digest = createHmac('sm3', seed).update('610999').digest('base64url')
    expect(makeSecrets(keys).hash('610999')).toBe(digest.slice(0, 22))
  })
})

test('the suite aes hashes with HMAC-SHA-256 and seals in AES-256-GCM’s 12 + 16 bytes more than the text', () => {
  const seed = Buffer.alloc(32, 7)
  const secrets = makeSecrets({ hash: seed.toString('base64'), current: 'k1', seal: { k1: seed.toString('base64') } })
  expect(secrets.hash('610999')).toBe(createHmac('sha256', seed).update('610999').digest('base64url').slice(0, 22))
  expect(Buffer.from(secrets.seal('610999').slice('k1.'.length), 'base64url')).toHaveLength(12 + 16 + 6)
})
