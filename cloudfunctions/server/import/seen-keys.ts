const BITS = 2 ** 27
const PROBES = 4

/**
 * Which keys a file has brought so far, in 16 MB however many there are (a Bloom filter). `has` may say yes of a key that was
 * never added, of one in a few hundred after ten million; it never says no of one that was.
 */
export class SeenKeys {
  readonly #bits = new Uint32Array(BITS / 32)

  has(key: string): boolean {
    return this.#places(key).every((place) => ((this.#bits[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0)
  }

  add(key: string): void {
    for (const place of this.#places(key))
      this.#bits[place >>> 5] = (this.#bits[place >>> 5] ?? 0) | (1 << (place & 31))
  }

  #places(key: string): readonly number[] {
    let one = 0x811c9dc5
    let other = 0
    for (let i = 0; i < key.length; i += 1) {
      const unit = key.charCodeAt(i)
      one = Math.imul(one ^ unit, 0x01000193)
      other = Math.imul(other, 0x5bd1e995) ^ Math.imul(unit + 0x9e37, one >>> 7)
    }
    return Array.from({ length: PROBES }, (_, i) => (one + Math.imul(i, other | 1)) & (BITS - 1))
  }
}
