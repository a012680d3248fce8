import { sql } from 'kysely'
import { anyOf } from './any-of'
import { contentHash } from './content-hash'
import type { CountyImport, Outcome } from './county-import'
import { settleMembers } from './deliver-members'
import { membersFeed } from './feeds'
import type { Line } from './line'
import { mergeHouseholds } from './merge-households'
import { stagedValues } from './register-values'
import { rejectSplitPersons } from './split-persons'
import { clearStage, dropEarlierLines, NOTHING_NEW, stagedSlices, stageLines, type StagedLine } from './stage'
import { waitingMemberLines } from './waiting-members'

/** New and changed households. Members that were waiting for a household move in. */
export async function deliverHouseholds(work: CountyImport, lines: AsyncIterable<readonly Line[]>): Promise<Outcome> {
  for await (const chunk of lines) await stageHouseholds(work, chunk)
  const split = await rejectSplitPersons(work)
  await dropEarlierLines(work)
  let accepted = 0
  /** Number → keyed hash of the head's ID number. */
  const heads = new Map<string, string>()
  const newNos: string[] = []
  for await (const slice of stagedSlices(work)) {
    const merged = await mergeHouseholds(work, slice)
    accepted += merged.accepted
    newNos.push(...merged.newNos)
    for (const [householdNo, head] of merged.heads) heads.set(householdNo, head)
  }
  await clearStage(work)
  await settleMembers({ ...work, feed: membersFeed }, waitingMemberLines(work, newNos, heads))
  return { accepted, unmatched: 0, split }
}

async function stageHouseholds(work: CountyImport, lines: readonly Line[]): Promise<void> {
  const { feed, secrets, newId } = work
  const sealed = (value: unknown): string | null => (typeof value === 'string' ? secrets.seal(value) : null)
  const stored = await findStored(work, lines)
  const staged = lines.map((line): StagedLine => {
    const { row, key, personHash: idHash, date, values } = line
    const content = contentHash(work, values)
    const known = stored.get(key)
    const place = {
      ...{ personId: null, householdId: known?.household_id ?? newId() },
      villageCode: String(values['villageCode']),
    }
    const household = { row, key, idHash, place, date, values: JSON.stringify(stagedValues(feed, values)), content }
    // A blank date is as new as can be: the line says what is so now.
    const isOlder = known !== undefined && (known.dated ?? '') > (date ?? '9999-12-31')
    if (isOlder || known?.content === content) return { ...household, content: NOTHING_NEW }
    return { ...household, sealed: { address: sealed(values['address']), phone: sealed(values['phone']) } }
  })
  await stageLines(work, staged)
}

interface StoredHousehold {
  readonly household_no: string
  readonly household_id: string
  readonly content: string
  readonly dated: string | null
}

async function findStored(
  { tx, county, feed }: CountyImport,
  lines: readonly Line[],
): Promise<ReadonlyMap<string, StoredHousehold>> {
  const { rows } = await sql<StoredHousehold>`
    SELECT household_no, household_id, content, "values" ->> ${feed.date ?? ''} AS dated FROM household
    WHERE county_code = ${county} AND household_no = ${anyOf(lines.map((line) => line.key))}`.execute(tx)
  return new Map(rows.map((row) => [row.household_no, row]))
}
