import { sql } from 'kysely'
import { countyOf } from '../../../src/domain/access/area'
import type { Tx } from '../database/scope'
import type { CountyImport } from './county-import'
import { askElsewhere } from './elsewhere'
import type { Line } from './line'
import { matchHouseholds } from './match-people'
import { ownRecords } from './own-records'
import { stagedValues } from './register-values'
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

/** Which household of another county a number means is known when the whole file has been read: see `findMeant`. */
async function* ownMembers(work: CountyImport, lines: Lines, shares: Shares): OwnLines {
  const undecided = new Spool()
  try {
    for await (const chunk of lines) {
      const known = await matchHouseholds(work.tx, work.county, chunk.map(householdNoOf))
      yield chunk.filter((line) => known.has(householdNoOf(line)))
      await undecided.add(chunk.filter((line) => !known.has(householdNoOf(line))))
    }
    const countyOfHousehold = new Map<string, string>()
    for await (const chunk of undecided.read()) {
      for (const other of [...work.others].reverse()) {
        const meant = await askElsewhere(work, other, (there) => findMeant(there, other, chunk))
        for (const householdNo of meant) countyOfHousehold.set(householdNo, other)
      }
    }
    for await (const chunk of undecided.read()) {
      yield await separate(work, chunk, shares, (line) => countyOfHousehold.get(householdNoOf(line)) ?? work.county)
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
    values: JSON.stringify(stagedValues(work.feed, values)),
  }))
  await stageLines(work, staged)
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
    SELECT household_no, head_id_hash AS id_hash FROM household
    WHERE county_code = ${county} AND household_no = ANY (${numbers})
    UNION ALL
    SELECT household_no, id_hash FROM household JOIN person USING (county_code, household_id)
    WHERE county_code = ${county} AND person.county_code = ${county} AND household_no = ANY (${numbers})`.execute(tx)
  return new Set(rows.filter((row) => hashes.get(row.household_no)?.has(row.id_hash)).map((row) => row.household_no))
}

function householdNoOf({ values }: Line): string {
  return String(values['householdNo'])
}
