import { RememberedMatches } from './remembered-matches'

/**
 * Finds people in one of several counties: first where the file comes from, then where the last ones were, because a city's
 * file has its counties one after the other.
 * @param find asks one county what there is to know of these people
 */
export function peopleInCounties<M>(
  home: string,
  others: readonly string[],
  find: (county: string, hashes: readonly string[]) => Promise<ReadonlyMap<string, M>>,
): RememberedMatches<M> {
  let next = others
  return new RememberedMatches(async (hashes) => {
    const found = new Map<string, M>()
    let unknown = hashes
    for (const county of [home, ...next]) {
      if (unknown.length === 0) break
      const matches = await find(county, unknown)
      for (const [hash, match] of matches) found.set(hash, match)
      unknown = unknown.filter((hash) => !matches.has(hash))
      if (matches.size > 0 && county !== home) next = [county, ...next.filter((other) => other !== county)]
    }
    return found
  })
}
