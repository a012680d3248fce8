import { countyOf } from '../../../src/domain/access/area'
import type { Feed } from '../../../src/domain/comparison/feed'
import type { Database } from '../database/connect'
import { countyScope, inTransaction, type Tx } from '../database/scope'
import { matchHouseholds, matchPeople } from './match-people'
import type { Line } from './read-delivery'

/**
 * To which county each line goes: a household to that of its village, a member to that of the household, a department's row
 * to that of the person, everything else to whoever delivers. A file seldom spans counties, so the others are only asked
 * about the lines that the delivering county does not know.
 * @returns the delivering county first, always; no other one without lines
 */
export async function assignCounties(
  db: Database,
  feed: Feed,
  lines: readonly Line[],
  home: string,
  counties: readonly string[],
): Promise<ReadonlyMap<string, readonly Line[]>> {
  const shares = new Map<string, readonly Line[]>([[home, []]])
  if (feed.id === 'households') {
    for (const line of lines) addTo(shares, countyOf(String(line.values['villageCode'])), [line])
    return shares
  }
  const others = counties.filter((county) => county !== home)
  let rest = lines
  if (others.length > 0 && feed.person !== null) {
    for (const county of [home, ...others]) {
      const isKnown = await inTransaction(db, countyScope(county), (tx) => findKnown(tx, county, feed, rest), {
        readOnly: true,
      })
      addTo(shares, county, rest.filter(isKnown))
      rest = rest.filter((line) => !isKnown(line))
    }
  }
  addTo(shares, home, rest)
  return shares
}

async function findKnown(tx: Tx, county: string, feed: Feed, lines: readonly Line[]): Promise<(line: Line) => boolean> {
  if (feed.kind === 'register') {
    const homes = await matchHouseholds(
      tx,
      county,
      lines.map(({ values }) => String(values['householdNo'])),
    )
    return ({ values }) => homes.has(String(values['householdNo']))
  }
  const people = await matchPeople(
    tx,
    county,
    lines.map((line) => line.personHash),
  )
  return ({ personHash }) => people.has(personHash)
}

function addTo(shares: Map<string, readonly Line[]>, county: string, lines: readonly Line[]): void {
  if (lines.length > 0) shares.set(county, [...(shares.get(county) ?? []), ...lines])
}
