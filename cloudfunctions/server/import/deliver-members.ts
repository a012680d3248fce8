import { sql } from 'kysely'
import { birthOf } from '../../../src/domain/comparison/id-number'
import { keptContent } from '../../../src/domain/comparison/content'
import { anyOf } from './any-of'
import { contentHash } from './content-hash'
import type { CountyImport, Outcome } from './county-import'
import type { Line } from './line'
import { matchHouseholds } from './match-people'
import { mergeMembers } from './merge-members'
import { stagedValues } from './register-values'
import { rejectSplitPersons } from './split-persons'
import { clearStage, dropEarlierLines, NOTHING_NEW, stagedSlices, stageLines, type StagedLine } from './stage'
import { mergeUnmatched } from './unmatched-rows'

/**
 * New and changed persons. Who is delivered under another household number moves there with all records, and both households
 * change. Department rows that were waiting for a person find them. Lines of an unknown household wait for it.
 */
export async function deliverMembers(work: CountyImport, lines: AsyncIterable<readonly Line[]>): Promise<Outcome> {
  for await (const chunk of lines) await stageMembers(work, chunk)
  const split = await rejectSplitPersons(work)
  return { ...(await mergeStaged(work)), split }
}

/** Members whose household is registered now. Of two rows about one person the later one counts. */
export async function settleMembers(work: CountyImport, lines: AsyncIterable<readonly Line[]>): Promise<void> {
  for await (const chunk of lines) await stageMembers(work, chunk)
  await mergeStaged(work)
}

async function mergeStaged(work: CountyImport): Promise<Pick<Outcome, 'accepted' | 'unmatched'>> {
  await dropEarlierLines(work)
  let accepted = 0
  let unmatched = 0
  for await (const slice of stagedSlices(work)) {
    accepted += await mergeMembers(work, slice)
    unmatched += await mergeUnmatched(work, slice)
  }
  await clearStage(work)
  return { accepted, unmatched }
}

async function stageMembers(work: CountyImport, lines: readonly Line[]): Promise<void> {
  const { feed, day, secrets, newId } = work
  const homes = await matchHouseholds(work.tx, work.county, lines.map(householdNoOf))
  const stored = await findStored(work, lines)
  const staged = lines.map((line): StagedLine => {
    const { row, key, personHash: idHash, values } = line
    const home = homes.get(householdNoOf(line))
    const idNumber = String(values['idNumber'])
    const kept = { row, key, idHash, values: JSON.stringify(stagedValues(feed, values)) }
    // Sealing is dear, and most people of a second delivery are here already.
    const seal = () => ({ idNumber: secrets.seal(idNumber) })
    if (home === undefined) {
      const content = secrets.fingerprint(keptContent(feed, values))
      return { ...kept, place: null, date: day, content, sealed: seal() }
    }
    const known = stored.get(idHash)
    const person = { ...kept, date: birthOf(idNumber), content: contentHash(work, values) }
    if (known === undefined) return { ...person, place: { ...home, personId: newId() }, sealed: seal() }
    const isSame = known.content === person.content && known.household_id === home.householdId
    const place = { ...home, personId: known.person_id }
    return { ...person, place, ...(isSame ? { content: NOTHING_NEW } : {}) }
  })
  await stageLines(work, staged)
}

function householdNoOf({ values }: Line): string {
  return String(values['householdNo'])
}

interface StoredPerson {
  readonly id_hash: string
  readonly person_id: string
  readonly household_id: string
  readonly content: string
}

async function findStored(
  { tx, county }: CountyImport,
  lines: readonly Line[],
): Promise<ReadonlyMap<string, StoredPerson>> {
  const { rows } = await sql<StoredPerson>`
    SELECT id_hash, person_id, household_id, content FROM person
    WHERE county_code = ${county} AND id_hash = ${anyOf(lines.map((line) => line.personHash))}`.execute(tx)
  return new Map(rows.map((row) => [row.id_hash, row]))
}
