import type { Keys } from './keys'
import type { Sealer } from './suite'
import { SUITES } from './suites/suites'

/** What is done with the values that name a person: matched by keyed hash, kept sealed. */
export interface Secrets {
  /**
   * Keyed hash, its first 22 base64url digits: the same text gives the same hash, and nobody without the key can try out ID
   * numbers.
   */
  hash(text: string): string
  /**
   * Tells whether a text changed, 22 base64url digits. Keyed, because a plain hash of an address can be tried out, and quick,
   * because a file has millions of rows.
   */
  fingerprint(text: string): string
  /** `<key id>.<base64url>` under the current key, another one each time. */
  seal(text: string): string
  /** Opens what `seal` made under any key still held. Fault: throws on a changed text or an unknown key. */
  open(sealed: string): string
}

/** 132 bits: no two texts of a city meet by chance. A city keeps some sixty million of them. */
const HASH_DIGITS = 22

export function makeSecrets(keys: Keys): Secrets {
  const own = keys.suite ?? 'aes'
  const hasher = SUITES[own].hasher(Buffer.from(keys.hash, 'base64'))
  const sealers = new Map(
    Object.entries(keys.seal).map(([id, held]) => {
      const { suite, key } = typeof held === 'string' ? { suite: own, key: held } : held
      return [id, SUITES[suite].sealer(Buffer.from(key, 'base64'))]
    }),
  )
  function getSealer(id: string): Sealer {
    const sealer = sealers.get(id)
    // Not even the id is named: of what was never sealed it would be a person's words.
    if (sealer === undefined) throw new Error('No key that is held opens this.')
    return sealer
  }
  const current = getSealer(keys.current)
  return {
    hash: (text) => hasher.hash(text).slice(0, HASH_DIGITS),
    fingerprint: (text) => hasher.fingerprint(text).slice(0, HASH_DIGITS),
    seal: (text) => `${keys.current}.${current.seal(text).toString('base64url')}`,
    open(sealed) {
      const dot = sealed.indexOf('.')
      const sealer = getSealer(sealed.slice(0, Math.max(0, dot)))
      const digits = sealed.slice(dot + 1)
      const bytes = Buffer.from(digits, 'base64url')
      // One way to write the same bytes: a digit that was changed is refused, also where its bits do not count.
      if (bytes.toString('base64url') !== digits) throw changed()
      try {
        return sealer.open(bytes)
      } catch {
        // Whatever the algorithm says of it.
        throw changed()
      }
    },
  }
}

function changed(): Error {
  return new Error('A sealed text was changed, or sealed with another key.')
}
