import { Remembered } from './remembered'

type FindMatches<M> = (hashes: readonly string[]) => Promise<ReadonlyMap<string, M>>

/** What is known of the people whom a file is about. */
export class RememberedMatches<M> {
  readonly #find: FindMatches<M>
  readonly #known = new Remembered<M>()

  /** @param find one question for many people, not one a row */
  constructor(find: FindMatches<M>) {
    this.#find = find
  }

  /** Asks about those of these people who were not asked about lately: `get` knows all of them until the next question. */
  async ask(lines: readonly { readonly personHash: string }[]): Promise<void> {
    const unknown = new Set<string>()
    for (const { personHash } of lines) if (this.#known.refresh(personHash) === undefined) unknown.add(personHash)
    if (unknown.size === 0) return
    for (const [hash, match] of await this.#find([...unknown])) this.#known.set(hash, match)
  }

  get(hash: string): M | undefined {
    return this.#known.get(hash)
  }
}
