const BITS = 2 ** 27
const PROBES = 4

/**
 * Which keys a file has brought so far, in 16 MB however many there are (a Bloom filter). It may say yes of a key that was
 * never added, of one in a few hundred after ten million; it never says no of one that was.
 */
export class SeenKeys {
  readonly #bits = new Uint32Array(BITS / 32)

  has(key: string): boolean {
    return this.#visit(key, false)
  }

  /** @returns whether it had been added before */
  add(key: string): boolean {
    return this.#visit(key, true)
  }

  /** Asked of every row of a file: nothing is allocated here. */
  #visit(key: string, add: boolean): boolean {
    let one = 0x811c9dc5
    let other = 0
    for (let i = 0; i < key.length; i += 1) {
      const unit = key.charCodeAt(i)
      one = Math.imul(one ^ unit, 0x01000193)
      other = Math.imul(other ^ unit, 0x5bd1e995) ^ (other >>> 15)
    }
    let seen = true
    for (let i = 0; i < PROBES; i += 1) {
      const place = (one + Math.imul(i, other | 1)) & (BITS - 1)
      const word = this.#bits[place >>> 5] ?? 0
      const bit = 1 << (place & 31)
      if ((word & bit) !== 0) continue
      seen = false
      if (add) this.#bits[place >>> 5] = word | bit
    }
    return seen
  }
}
