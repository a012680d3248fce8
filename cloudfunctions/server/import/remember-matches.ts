type FindMatches<M> = (hashes: readonly string[]) => Promise<ReadonlyMap<string, M>>

/** People of one generation: two of them are kept, so that a city's file needs no more memory than a township's. */
const GENERATION = 100_000

/**
 * Asks only about people who were not asked about lately: rows about one person mostly stand close together in a file.
 * @param find one question for many people, not one a row
 */
export function rememberMatches<M>(find: FindMatches<M>): FindMatches<M> {
  let young = new Map<string, M>()
  let old = young
  const keep = (hash: string, match: M): void => {
    if (young.size >= GENERATION) {
      old = young
      young = new Map()
    }
    young.set(hash, match)
  }
  return async (hashes) => {
    const found = new Map<string, M>()
    const unknown: string[] = []
    for (const hash of new Set(hashes)) {
      const match = young.get(hash) ?? old.get(hash)
      if (match === undefined) unknown.push(hash)
      else found.set(hash, match)
    }
    for (const [hash, match] of unknown.length === 0 ? [] : await find(unknown)) found.set(hash, match)
    for (const [hash, match] of found) if (!young.has(hash)) keep(hash, match)
    return found
  }
}
