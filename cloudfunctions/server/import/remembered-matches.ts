type FindMatches<M> = (hashes: readonly string[]) => Promise<ReadonlyMap<string, M>>

/** People of one generation: two of them are kept, so that a city's file needs no more memory than a township's. */
const GENERATION = 100_000

/** What is known of the people whom a file is about. Rows about one person mostly stand close together in it. */
export class RememberedMatches<M> {
  readonly #find: FindMatches<M>
  #young = new Map<string, M>()
  #old = this.#young

  /** @param find one question for many people, not one a row */
  constructor(find: FindMatches<M>) {
    this.#find = find
  }

  /** Asks about those of these people who were not asked about lately: `get` knows all of them until the next question. */
  async ask(lines: readonly { readonly personHash: string }[]): Promise<void> {
    const unknown = new Set<string>()
    for (const { personHash } of lines) {
      if (this.#young.has(personHash)) continue
      const match = this.#old.get(personHash)
      if (match === undefined) unknown.add(personHash)
      else this.#keep(personHash, match)
    }
    if (unknown.size === 0) return
    for (const [hash, match] of await this.#find([...unknown])) this.#keep(hash, match)
  }

  get(hash: string): M | undefined {
    return this.#young.get(hash) ?? this.#old.get(hash)
  }

  #keep(hash: string, match: M): void {
    if (this.#young.size >= GENERATION) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(hash, match)
  }
}
