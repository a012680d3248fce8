import { askElsewhere } from './elsewhere'
import type { CountyImport } from './county-import'
import type { Line } from './line'
import { matchPeople } from './match-people'
import { peopleInCounties } from './people-in-counties'
import { SeenKeys } from './seen-keys'
import type { Shares } from './shares'
import { changesNothing, contentOfLine, findStored } from './staged-record'

/** Somebody in the register: no more of them than is asked here, because a city has many. */
interface KnownPerson {
  readonly county: string
  readonly personId: string
}

/**
 * The lines of a department's file about people of the county that delivers it, and about strangers. Of those about people of
 * other counties, the ones that change something there, or take the place of a line that may, are put aside; the rest are
 * counted. So a file that comes again is read and compared, and no more. Should another delivery change such a record before
 * its county's turn comes, that delivery is the later one.
 */
export async function* ownRecords(
  work: CountyImport,
  lines: AsyncIterable<readonly Line[]>,
  shares: Shares,
): AsyncGenerator<readonly Line[], void, undefined> {
  const { feed, day, secrets } = work
  const people = peopleInCounties(work.county, work.others, (county, hashes) => findPeople(work, county, hashes))
  const seen = new SeenKeys()
  for await (const chunk of lines) {
    await people.ask(chunk)
    const own: Line[] = []
    const foreign = new Map<string, Line[]>()
    for (const line of chunk) {
      const { county } = people.get(line.personHash) ?? work
      const part = county === work.county ? own : foreign.get(county)
      if (part === undefined) foreign.set(county, [line])
      else part.push(line)
    }
    for (const [county, part] of foreign) {
      const stored = await askElsewhere(work, county, (tx) => findStored(tx, county, feed, part))
      const news = part.filter((line) => {
        const content = contentOfLine(feed, secrets, line)
        const isOld = changesNothing(line, day, content, people.get(line.personHash), stored.get(line.key))
        if (isOld && !seen.has(line.key)) return false
        seen.add(line.key)
        return true
      })
      await shares.add(county, news)
      shares.pass(county, part.length - news.length)
    }
    yield own
  }
}

async function findPeople(
  work: CountyImport,
  county: string,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, KnownPerson>> {
  const matches =
    county === work.county
      ? await matchPeople(work.tx, county, hashes)
      : await askElsewhere(work, county, (tx) => matchPeople(tx, county, hashes))
  return new Map([...matches].map(([hash, { personId }]) => [hash, { county, personId }]))
}
