import { sql } from 'kysely'
import { countyOf } from '../../../src/domain/access/area'
import type { Tx } from '../database/scope'
import { anyOf } from './any-of'
import type { CountyImport } from './county-import'
import { askElsewhere } from './elsewhere'
import type { Line } from './line'
import { matchHouseholds } from './match-people'
import { ownRecords } from './own-records'
import { comparedValues } from './register-values'
import { Remembered } from './remembered'
import type { Shares } from './shares'
import { Spool } from './spool'
import { NOTHING_NEW, stageLines } from './stage'

type Lines = AsyncIterable<readonly Line[]>
type OwnLines = AsyncGenerator<readonly Line[], void, undefined>

/**
 * The lines of a file that go to the county that delivers it; the others are put aside. A household goes to the county of its
 * village, a member to that of the household, a department's row to that of the person, everything else to whoever delivers.
 */
export function ownLines(work: CountyImport, lines: Lines, shares: Shares): Lines {
  if (work.feed.id === 'households') return ownHouseholds(work, lines, shares)
  if (work.others.length === 0 || work.feed.person === null) return lines
  return work.feed.kind === 'register' ? ownMembers(work, lines, shares) : ownRecords(work, lines, shares)
}

async function* ownHouseholds(work: CountyImport, lines: Lines, shares: Shares): OwnLines {
  for await (const chunk of lines) {
    yield await separate(work, chunk, shares, ({ values }) => countyOf(String(values['villageCode'])))
  }
}

/**
 * Which household of another county a number means may be said by its last line (see `findMeant`): lines before it wait. Numbers
 * that were told long ago are forgotten; the stage has them.
 */
async function* ownMembers(work: CountyImport, lines: Lines, shares: Shares): OwnLines {
  const undecided = new Spool()
  const elsewhere = new Remembered<string>()
  try {
    for await (const chunk of lines) {
      const known = await matchHouseholds(work.tx, work.county, chunk.map(householdNoOf))
      const countyOfLine = (line: Line) =>
        known.has(householdNoOf(line)) ? work.county : elsewhere.refresh(householdNoOf(line))
      const isAsked = (line: Line) => countyOfLine(line) === undefined
      for (const other of work.others) {
        const asked = chunk.filter(isAsked)
        if (asked.length === 0) break
        const meant = await askElsewhere(work, other, (there) => findMeant(there, other, asked))
        for (const householdNo of meant) elsewhere.set(householdNo, other)
      }
      const decided = chunk.filter((line) => !isAsked(line))
      yield await separate(work, decided, shares, (line) => countyOfLine(line) ?? work.county)
      await undecided.add(chunk.filter(isAsked))
    }
    for await (const chunk of undecided.read()) {
      const told = await findStagedForeign(work, chunk.map(householdNoOf))
      yield await separate(work, chunk, shares, (line) => told.get(householdNoOf(line)) ?? work.county)
    }
  } finally {
    await undecided.close()
  }
}

/** Puts the lines of other counties aside. @returns those of this one */
async function separate(
  work: CountyImport,
  lines: readonly Line[],
  shares: Shares,
  countyOfLine: (line: Line) => string,
): Promise<readonly Line[]> {
  const parts = new Map<string, Line[]>()
  for (const line of lines) {
    const county = countyOfLine(line)
    const part = parts.get(county)
    if (part === undefined) parts.set(county, [line])
    else part.push(line)
  }
  for (const [county, part] of parts) {
    if (county === work.county) continue
    await shares.add(county, part)
    if (work.feed.kind === 'register') await stageForeign(work, county, part)
  }
  return parts.get(work.county) ?? []
}

/** Who lives in two households by one file may do so in two counties: their lines are compared with the others, and no more. */
async function stageForeign(work: CountyImport, county: string, lines: readonly Line[]): Promise<void> {
  const staged = lines.map(({ row, key, personHash: idHash, values }) => ({
    ...{ row, key: `${county} ${key}`, idHash, place: null, date: null, content: NOTHING_NEW },
    values: JSON.stringify(comparedValues(work.feed, values)),
  }))
  await stageLines(work, staged)
}

/** Counties to which lines with these numbers of households went. */
async function findStagedForeign(
  { tx, county, batch }: CountyImport,
  householdNos: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ household_no: string; other: string }>`
    SELECT DISTINCT "values" ->> 'householdNo' AS household_no, split_part(record_key, ' ', 1) AS other FROM import_stage
    WHERE county_code = ${county} AND batch_id = ${batch}::uuid AND content = ${NOTHING_NEW}
      AND "values" ->> 'householdNo' = ANY (${householdNos}) AND household_id IS NULL`.execute(tx)
  return new Map(rows.map((row) => [row.household_no, row.other]))
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
  const numbers = [...hashes.keys()]
  const { rows } = await sql<{ household_no: string; id_hash: string }>`
    SELECT household_no, lives.id_hash FROM household CROSS JOIN LATERAL (
      SELECT household.head_id_hash AS id_hash
      UNION ALL
      SELECT id_hash FROM person WHERE county_code = ${county} AND household_id = household.household_id) AS lives
    WHERE county_code = ${county} AND household_no = ${anyOf(numbers)}`.execute(tx)
  return new Set(rows.filter((row) => hashes.get(row.household_no)?.has(row.id_hash)).map((row) => row.household_no))
}

function householdNoOf({ values }: Line): string {
  return String(values['householdNo'])
}
