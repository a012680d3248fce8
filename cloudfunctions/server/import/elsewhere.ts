import { sql } from 'kysely'
import type { Feed } from '../../../src/domain/comparison/feed'
import type { Database } from '../database/connect'
import { countyScope, inTransaction, type Tx } from '../database/scope'
import type { KeptRow, RowOfPerson } from './kept-row'
import { matchHouseholds, matchPeople } from './match-people'
import type { Line } from './read-delivery'
import { inChunks } from './record-set'
import { findWaitingMembers, householdNoOf } from './waiting-members'

/** What other counties have of the people whom a register file brings into a county. */
export interface Elsewhere {
  /** Keyed hashes of these people. */
  readonly people: readonly string[]
  /** Department rows: those that wait there for somebody, and the records of who was registered there until now. */
  readonly rows: readonly RowOfPerson[]
  /** Member rows that wait there for a household of this file. */
  readonly members: readonly KeptRow[]
  /** The households that they leave. */
  readonly left: ReadonlySet<string>
}

const NOTHING: Elsewhere = { people: [], rows: [], members: [], left: new Set() }

/**
 * Looks in other counties for what belongs to the people whom these lines register: a hospital delivers in its own county, a
 * file may come before the register that it belongs to, and people move.
 */
export async function findElsewhere(
  db: Database,
  feed: Feed,
  county: string,
  lines: readonly Line[],
  others: readonly string[],
): Promise<Elsewhere> {
  if (feed.kind !== 'register' || feed.person === null || lines.length === 0 || others.length === 0) return NOTHING
  const isMembers = feed.id === 'members'
  const members = isMembers ? [] : await findMembersElsewhere(db, lines, others)
  const comers = await inCounty(db, county, (tx) =>
    isMembers ? findSettling(tx, county, lines) : findWaitingHere(tx, county, lines),
  )
  const people = [...new Set([...comers, ...members.map((row) => row.id_hash)])]
  const rows = new Map<string, RowOfPerson>()
  const left = new Set<string>()
  for (const other of others) {
    await inCounty(db, other, async (tx) => {
      // Two counties may keep the same row: one of them is enough.
      for (const row of await findRows(tx, other, people)) rows.set(`${row.feed} ${row.record_key}`, row)
      for (const { householdId } of (await matchPeople(tx, other, people)).values()) left.add(householdId)
    })
  }
  const inOrder = [...rows.values()].sort((one, other) => one.delivered - other.delivered)
  return { people, rows: inOrder, members, left }
}

function inCounty<T>(db: Database, county: string, question: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(db, countyScope(county), question, { readOnly: true })
}

/** Who comes into a household of the county: the others wait for theirs. */
async function findSettling(tx: Tx, county: string, lines: readonly Line[]): Promise<readonly string[]> {
  const numbers = lines.map(({ values }) => String(values['householdNo']))
  const homes = await matchHouseholds(tx, county, numbers)
  return lines.filter((_line, i) => homes.has(numbers[i] ?? '')).map((line) => line.personHash)
}

async function findWaitingHere(tx: Tx, county: string, lines: readonly Line[]): Promise<readonly string[]> {
  const waiting = await findWaitingMembers(
    tx,
    county,
    lines.map((line) => line.key),
  )
  return waiting.map((row) => row.id_hash)
}

/** Two counties may give the same number: only with its head among them they wait for the household of this file. */
async function findMembersElsewhere(
  db: Database,
  lines: readonly Line[],
  others: readonly string[],
): Promise<readonly KeptRow[]> {
  const heads = new Map(lines.map(({ key, personHash }) => [key, personHash]))
  const found: KeptRow[] = []
  for (const other of others) {
    const waiting = await inCounty(db, other, (tx) => findWaitingMembers(tx, other, [...heads.keys()]))
    const meant = new Set(waiting.filter((row) => heads.get(householdNoOf(row)) === row.id_hash).map(householdNoOf))
    found.push(...waiting.filter((row) => meant.has(householdNoOf(row))))
  }
  return found
}

async function findRows(tx: Tx, county: string, people: readonly string[]): Promise<readonly RowOfPerson[]> {
  const found: RowOfPerson[] = []
  for (const chunk of inChunks(people)) {
    const { rows } = await sql<RowOfPerson>`
      SELECT feed, record_key, id_hash, record_on, "values", content, NULL::text AS disputed_content, batch_id, delivered
      FROM unmatched_row WHERE county_code = ${county} AND feed <> 'members' AND id_hash = ANY (${chunk})
      UNION ALL
      SELECT record.feed, record.record_key, person.id_hash, record.record_on, record."values", record.content,
        record.disputed_content, record.batch_id, record.delivered
      FROM person JOIN department_record AS record ON record.county_code = person.county_code AND record.person_id = person.person_id
      WHERE person.county_code = ${county} AND record.county_code = ${county} AND person.id_hash = ANY (${chunk})`.execute(
      tx,
    )
    found.push(...rows)
  }
  return found
}
