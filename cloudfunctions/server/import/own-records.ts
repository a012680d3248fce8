import { askElsewhere } from './elsewhere'
import type { CountyImport } from './county-import'
import type { Line } from './line'
import { matchPeople, type Match } from './match-people'
import { peopleInCounties } from './people-in-counties'
import { SeenKeys } from './seen-keys'
import type { Shares } from './shares'
import { changesNothing, contentOfLine, findStored } from './staged-record'

/** Somebody in the register of a county. */
interface KnownPerson {
  readonly county: string
  readonly match: Match
}

interface LineOfPerson {
  readonly line: Line
  readonly match: Match
}

/**
 * The lines of a department's file about people of the county that delivers it, and about strangers. Those about people of
 * other counties are put aside when they bring something new there, and counted when they do not: of a file that comes again,
 * nothing is put aside. (Should another delivery change such a record before its county's turn comes, that one is the later.)
 */
export async function* ownRecords(
  work: CountyImport,
  lines: AsyncIterable<readonly Line[]>,
  shares: Shares,
): AsyncGenerator<readonly Line[], void, undefined> {
  const people = peopleInCounties(work.county, work.others, (county, hashes) => findPeople(work, county, hashes))
  const seen = new SeenKeys()
  for await (const chunk of lines) {
    await people.ask(chunk)
    const own: Line[] = []
    const foreign = new Map<string, LineOfPerson[]>()
    for (const line of chunk) {
      const person = people.get(line.personHash)
      if (person === undefined || person.county === work.county) own.push(line)
      else {
        const part = foreign.get(person.county)
        if (part === undefined) foreign.set(person.county, [{ line, match: person.match }])
        else part.push({ line, match: person.match })
      }
    }
    for (const [county, part] of foreign) {
      const news = await findNews(work, county, part, seen)
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
  return new Map([...matches].map(([hash, match]) => [hash, { county, match }]))
}

/** The lines that change something in their county, or take the place of one that may. @param seen keys of those so far */
async function findNews(
  work: CountyImport,
  county: string,
  part: readonly LineOfPerson[],
  seen: SeenKeys,
): Promise<readonly Line[]> {
  const { feed, day, secrets } = work
  const lines = part.map(({ line }) => line)
  const stored = await askElsewhere(work, county, (tx) => findStored(tx, county, feed, lines))
  return part.flatMap(({ line, match }) => {
    const isOld = changesNothing(line, day, contentOfLine(feed, secrets, line), match, stored.get(line.key))
    if (isOld && !seen.has(line.key)) return []
    seen.add(line.key)
    return [line]
  })
}
