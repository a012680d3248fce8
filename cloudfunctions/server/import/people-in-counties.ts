import type { Match } from './match-people'
import { RememberedMatches } from './remembered-matches'

export interface MatchInCounty extends Match {
  readonly county: string
}

/**
 * Finds people in one of several counties: first where the file comes from, then where the last ones were, because a city's
 * file has its counties one after the other.
 * @param find asks one county
 */
export function peopleInCounties(
  home: string,
  others: readonly string[],
  find: (county: string, hashes: readonly string[]) => Promise<ReadonlyMap<string, Match>>,
): RememberedMatches<MatchInCounty> {
  let next = others
  return new RememberedMatches(async (hashes) => {
    const found = new Map<string, MatchInCounty>()
    let unknown = hashes
    for (const county of [home, ...next]) {
      if (unknown.length === 0) break
      const matches = await find(county, unknown)
      for (const [hash, match] of matches) found.set(hash, { ...match, county })
      unknown = unknown.filter((hash) => !matches.has(hash))
      if (matches.size > 0 && county !== home) next = [county, ...next.filter((other) => other !== county)]
    }
    return found
  })
}
