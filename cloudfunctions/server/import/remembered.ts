/** Entries of one generation: two of them are kept, so that a city's file needs no more memory than a township's. */
const GENERATION = 50_000

/** What was learnt lately: of more than two generations the oldest is forgotten. Rows about one thing mostly stand close together. */
export class Remembered<V> {
  #young = new Map<string, V>()
  #old = this.#young

  get(key: string): V | undefined {
    return this.#young.get(key) ?? this.#old.get(key)
  }

  /** Remembers it from now on. */
  set(key: string, value: V): void {
    if (this.#young.size >= GENERATION) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }

  /** What is remembered of it, and for another generation. */
  refresh(key: string): V | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const old = this.#old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }
}
