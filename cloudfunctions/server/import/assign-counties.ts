import { sql } from 'kysely'
import { countyOf } from '../../../src/domain/access/area'
import type { Feed } from '../../../src/domain/comparison/feed'
import type { Database } from '../database/connect'
import { countyScope, inTransaction, type Tx } from '../database/scope'
import { matchHouseholds, matchPeople } from './match-people'
import type { Line } from './read-delivery'
import { inChunks } from './record-set'

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
      const isKnown = await inTransaction(
        db,
        countyScope(county),
        (tx) => findKnown(tx, county, feed, rest, county === home),
        {
          readOnly: true,
        },
      )
      addTo(shares, county, rest.filter(isKnown))
      rest = rest.filter((line) => !isKnown(line))
    }
  }
  addTo(shares, home, rest)
  return shares
}

async function findKnown(
  tx: Tx,
  county: string,
  feed: Feed,
  lines: readonly Line[],
  isHome: boolean,
): Promise<(line: Line) => boolean> {
  if (feed.kind === 'register') {
    const known = isHome
      ? await matchHouseholds(tx, county, lines.map(householdNoOf))
      : await findMeant(tx, county, lines)
    return (line) => known.has(householdNoOf(line))
  }
  const people = await matchPeople(
    tx,
    county,
    lines.map((line) => line.personHash),
  )
  return ({ personHash }) => people.has(personHash)
}

/**
 * Households of another county that these lines mean. Two counties may give the same number, so a number alone says nothing:
 * the head or somebody who lives there has to stand under it in the file.
 */
async function findMeant(tx: Tx, county: string, lines: readonly Line[]): Promise<ReadonlySet<string>> {
  const hashes = new Map<string, Set<string>>()
  for (const line of lines) {
    const householdNo = householdNoOf(line)
    hashes.set(householdNo, (hashes.get(householdNo) ?? new Set()).add(line.personHash))
  }
  const meant = new Set<string>()
  for (const chunk of inChunks([...hashes.keys()])) {
    const { rows } = await sql<{ household_no: string; id_hash: string }>`
      SELECT household_no, head_id_hash AS id_hash FROM household
      WHERE county_code = ${county} AND household_no = ANY (${chunk})
      UNION ALL
      SELECT household_no, id_hash FROM household JOIN person USING (county_code, household_id)
      WHERE county_code = ${county} AND household_no = ANY (${chunk})`.execute(tx)
    for (const { household_no, id_hash } of rows) if (hashes.get(household_no)?.has(id_hash)) meant.add(household_no)
  }
  return meant
}

function householdNoOf({ values }: Line): string {
  return String(values['householdNo'])
}

function addTo(shares: Map<string, readonly Line[]>, county: string, lines: readonly Line[]): void {
  if (lines.length > 0) shares.set(county, [...(shares.get(county) ?? []), ...lines])
}
