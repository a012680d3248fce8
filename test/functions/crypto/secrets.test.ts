import * as fc from 'fast-check'
import { addKey, newKeys, parseKeys } from '../../../cloudfunctions/server/crypto/keys'
import { canonicalJson } from '../../../cloudfunctions/server/crypto/canonical-json'
import { makeSecrets } from '../../../cloudfunctions/server/crypto/secrets'

const aes = newKeys()
const ID = '610999197805120090'
const SUITES = ['aes', 'sm'] as const

describe('keys', () => {
  test.each([
    ['no JSON', 'k1'],
    ['a short key', JSON.stringify({ ...aes, hash: Buffer.alloc(31).toString('base64') })],
    ['a key that is no base64', JSON.stringify({ ...aes, hash: '!'.repeat(44) })],
    ['a current key that is not there', JSON.stringify({ ...aes, current: 'k2' })],
    ['a current key named like a prototype', JSON.stringify({ ...aes, current: 'constructor' })],
    ['an unknown field', JSON.stringify({ ...aes, note: 'x' })],
    ['an unknown suite', JSON.stringify({ ...aes, suite: 'des' })],
    ['a key of an unknown suite', JSON.stringify({ ...aes, seal: { k1: { suite: 'des', key: aes.hash } } })],
  ])('%s is refused without being shown', (_, text) => {
    expect(() => parseKeys(text)).toThrow(/^WUDENG_KEYS is not JSON of the form/)
  })

  test.each(SUITES)('what is made of suite %s is what is read', (suite) => {
    const keys = newKeys(suite)
    expect(parseKeys(JSON.stringify(keys))).toEqual(keys)
    expect(newKeys(suite)).not.toEqual(keys)
  })

  test('an added key is current, and what was there stays as it is', () => {
    const added = addKey({ ...aes, seal: { ...aes.seal, spare: aes.hash, k7: aes.hash } })
    expect(added).toEqual({
      ...aes,
      current: 'k8',
      seal: { ...aes.seal, spare: aes.hash, k7: aes.hash, k8: expect.any(String) },
    })
    expect(parseKeys(JSON.stringify(added))).toEqual(added)
  })
})

describe.each(SUITES)('texts sealed by suite %s', (suite) => {
  const keys = newKeys(suite)
  const secrets = makeSecrets(keys)

  test('are refused when any digit is changed, cut off or put to the end', () => {
    const sealed = secrets.seal(ID)
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
      expect(() => secrets.open(changed)).toThrow()
      expect(() => secrets.open(sealed.slice(0, at))).toThrow()
    }
    for (const wrong of [`${sealed}A`, `${sealed}.${sealed}`, `${sealed}=`, 'k1.', '.', '']) {
      expect(() => secrets.open(wrong)).toThrow()
    }
  })

  test('are refused under another key, under the id of another, and by an algorithm that is not theirs', () => {
    const sealed = secrets.seal(ID)
    expect(() => makeSecrets(newKeys(suite)).open(sealed)).toThrow('sealed with another key')
    const later = makeSecrets(addKey(keys))
    expect(() => later.open(sealed.replace('k1.', 'k2.'))).toThrow('sealed with another key')
    expect(() => later.open(sealed.replace('k1.', 'k3.'))).toThrow('No key')
    const seed = keys.seal['k1']
    if (typeof seed !== 'string') throw new Error('a key')
    const asOther = { ...keys, seal: { k1: { suite: suite === 'aes' ? 'sm' : 'aes', key: seed } } } as const
    expect(() => makeSecrets(asOther).open(sealed)).toThrow('sealed with another key')
  })

  test('and refused are never told, nor is what was taken for one', () => {
    const foreign = makeSecrets(newKeys(suite)).seal(ID)
    for (const wrong of [ID, `${ID}.${ID}`, `k1.${ID}`, foreign, foreign.slice(0, 40)]) {
      let said = ''
      try {
        secrets.open(wrong)
      } catch (error) {
        said = error instanceof Error ? `${error.message} ${error.stack} ${JSON.stringify(error)}` : String(error)
      }
      expect(said).toContain('Error')
      expect([said.includes(ID), said.includes(foreign.slice(3, 20))]).toEqual([false, false])
    }
  })

  test('open as what was sealed, and look different each time', () => {
    const anyText = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.constant('化疗费用太高，𠮷'))
    fc.assert(
      fc.property(anyText, (text) => {
        expect(secrets.open(secrets.seal(text))).toBe(text)
        expect(secrets.seal(text)).not.toBe(secrets.seal(text))
      }),
      { seed: 4, numRuns: 300 },
    )
    expect(secrets.seal(ID)).not.toContain(ID)
  })

  test.each(SUITES)('stay readable when a key of suite %s becomes current', (next) => {
    const sealed = secrets.seal(ID)
    const later = makeSecrets(addKey(keys, next))
    expect(later.open(sealed)).toBe(ID)
    const again = later.seal(ID)
    expect(again).toMatch(/^k2\./)
    expect(later.open(again)).toBe(ID)
    expect([later.hash(ID), later.fingerprint(ID)]).toEqual([secrets.hash(ID), secrets.fingerprint(ID)])
  })

  test('have hashes that depend on the key and nothing else', () => {
    const other = makeSecrets(newKeys(suite))
    for (const hash of [secrets.hash, secrets.fingerprint]) expect(hash(ID)).toMatch(/^[\w-]{22}$/)
    expect(secrets.hash(ID)).not.toBe(secrets.fingerprint(ID))
    expect([other.hash(ID) === secrets.hash(ID), other.fingerprint(ID) === secrets.fingerprint(ID)]).toEqual([
      false,
      false,
    ])
    expect(makeSecrets(parseKeys(JSON.stringify(keys))).hash(ID)).toBe(secrets.hash(ID))
  })
})

test('the same key hashes differently under each suite', () => {
  expect(makeSecrets({ ...aes, suite: 'sm' }).hash(ID)).not.toBe(makeSecrets(aes).hash(ID))
})

test('canonical JSON does not depend on the order of fields, and means the same as JSON', () => {
  const value = { b: [1, null, { d: 'ü', c: undefined }], a: { z: true, y: 1.5e21 } }
  expect(canonicalJson(value)).toBe('{"a":{"y":1.5e+21,"z":true},"b":[1,null,{"d":"ü"}]}')
  expect(canonicalJson({ a: value.a, b: value.b })).toBe(canonicalJson(value))
  expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
})
