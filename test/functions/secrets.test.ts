import { newKeys, parseKeys } from '../../cloudfunctions/server/crypto/keys'
import { canonicalJson } from '../../cloudfunctions/server/crypto/canonical-json'
import { makeSecrets } from '../../cloudfunctions/server/crypto/secrets'

const keys = newKeys()
const secrets = makeSecrets(keys)
const ID = '610999197805120090'

describe('keys', () => {
  test.each([
    ['no JSON', 'k1'],
    ['a short key', JSON.stringify({ ...keys, hash: Buffer.alloc(31).toString('base64') })],
    ['a key that is no base64', JSON.stringify({ ...keys, hash: '!'.repeat(44) })],
    ['a current key that is not there', JSON.stringify({ ...keys, current: 'k2' })],
    ['a current key named like a prototype', JSON.stringify({ ...keys, current: 'constructor' })],
    ['an unknown field', JSON.stringify({ ...keys, note: 'x' })],
  ])('%s is refused without being shown', (_, text) => {
    expect(() => parseKeys(text)).toThrow(/^WUDENG_KEYS is not JSON of the form/)
  })

  test('what is made is what is read', () => {
    expect(parseKeys(JSON.stringify(keys))).toEqual(keys)
    expect(newKeys()).not.toEqual(keys)
  })
})

describe('sealed texts', () => {
  test('a changed letter, a cut text and a foreign key are refused', () => {
    const sealed = secrets.seal(ID)
    // In the middle: not every bit of the last letter counts.
    const flipped = sealed.slice(0, 20) + (sealed[20] === 'A' ? 'B' : 'A') + sealed.slice(21)
    for (const wrong of [flipped, sealed.slice(0, 20), 'k1.', '', ID]) expect(() => secrets.open(wrong)).toThrow()
    expect(() => makeSecrets(newKeys()).open(sealed)).toThrow()
    expect(() => secrets.open(sealed.replace('k1.', 'k2.'))).toThrow('No key "k2"')
  })

  test('open as what was sealed, and look different each time', () => {
    for (const text of ['', ID, '化疗费用太高，𠮷']) expect(secrets.open(secrets.seal(text))).toBe(text)
    expect(secrets.seal(ID)).not.toBe(secrets.seal(ID))
    expect(secrets.seal(ID)).not.toContain(ID)
  })

  test('stay readable when a new key becomes current', () => {
    const sealed = secrets.seal(ID)
    const later = makeSecrets({ ...keys, current: 'k2', seal: { ...keys.seal, k2: newKeys().hash } })
    expect(later.open(sealed)).toBe(ID)
    expect(later.seal(ID)).toMatch(/^k2\./)
    expect(later.hash(ID)).toBe(secrets.hash(ID))
  })
})

test('a hash depends on the key and nothing else', () => {
  expect(secrets.hash(ID)).toMatch(/^[\w-]{22}$/)
  expect(secrets.hash(ID)).toBe(makeSecrets(keys).hash(ID))
  expect(secrets.hash(ID)).not.toBe(makeSecrets(newKeys()).hash(ID))
})

test('canonical JSON does not depend on the order of fields, and means the same as JSON', () => {
  const value = { b: [1, null, { d: 'ü', c: undefined }], a: { z: true, y: 1.5e21 } }
  expect(canonicalJson(value)).toBe('{"a":{"y":1.5e+21,"z":true},"b":[1,null,{"d":"ü"}]}')
  expect(canonicalJson({ a: value.a, b: value.b })).toBe(canonicalJson(value))
  expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
})
