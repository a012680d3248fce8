import { sql } from 'kysely'
import { clearedOn } from '../../../src/domain/household/cleared-on'
import type { DepartmentRecord, Facts, IncomeLine, Person, Span } from '../../../src/domain/household/facts'
import type { Tx } from '../database/scope'
import { deliveredFeeds } from '../import/delivered-feeds'

/**
 * Facts of a slice of households in a handful of questions, however many households there are: one question each for
 * households, people, their former register values, records, help that has begun, and the feeds that the county has had.
 * @returns by household id; ids that are not in the county or the scope are left out
 */
export async function loadFacts(
  tx: Tx,
  county: string,
  householdIds: readonly string[],
  incomeLines: readonly IncomeLine[],
): Promise<ReadonlyMap<string, Facts>> {
  const households = await tx
    .selectFrom('household')
    .select(['household_id', 'household_no', 'village_code', 'values', 'disputed'])
    .where('county_code', '=', county)
    .where(isOneOf(householdIds))
    .execute()
  const people = await loadPeople(tx, county, householdIds)
  const records = await loadRecords(tx, county, householdIds)
  const help = await loadHelp(tx, county, householdIds)
  const monitored = await loadMonitored(tx, county, householdIds)
  const delivered = await deliveredFeeds(tx, county)
  return new Map(
    households.map((row) => [
      row.household_id,
      {
        household: {
          householdId: row.household_id,
          householdNo: row.household_no,
          villageCode: row.village_code,
          values: row.values,
        },
        people: people.get(row.household_id) ?? [],
        records: records.get(row.household_id) ?? [],
        delivered,
        incomeLines,
        monitored: monitored.get(row.household_id) ?? [],
        clearedOn: clearedOn(monitored.get(row.household_id) ?? []),
        measures: help.get(row.household_id) ?? [],
        disputedRegister: row.disputed,
      },
    ]),
  )
}

async function loadPeople(tx: Tx, county: string, householdIds: readonly string[]): Promise<Map<string, Person[]>> {
  const rows = await tx
    .selectFrom('person')
    .select(['person_id', 'household_id', 'birth_on', 'relation', 'values'])
    .where('county_code', '=', county)
    .where(isOneOf(householdIds))
    .orderBy('person_id')
    .execute()
  const formerRows = await tx
    .selectFrom('person_former')
    .select(['person_id', 'until_on', 'values'])
    .where('county_code', '=', county)
    .where(isOneOf(householdIds))
    .orderBy('until_on', 'desc')
    .execute()
  const former = groupBy(formerRows, (row) => row.person_id)
  const people = rows.map((row) => ({
    householdId: row.household_id,
    person: {
      personId: row.person_id,
      birthOn: row.birth_on,
      relation: row.relation,
      values: row.values,
      former: (former.get(row.person_id) ?? []).map(({ until_on: until, values }) => ({ until, values })),
    },
  }))
  return mapValues(
    groupBy(people, ({ householdId }) => householdId),
    ({ person }) => person,
  )
}

async function loadRecords(
  tx: Tx,
  county: string,
  householdIds: readonly string[],
): Promise<Map<string, DepartmentRecord[]>> {
  const rows = await tx
    .selectFrom('department_record')
    .select(['household_id', 'feed', 'record_key', 'person_id', 'record_on', 'values', 'content'])
    .select(['disputed_content', 'batch_id', 'delivered'])
    .where('county_code', '=', county)
    .where(isOneOf(householdIds))
    // A fixed order: the evidence of a result lists records as they come.
    .orderBy('feed')
    .orderBy('record_on')
    .orderBy('record_key')
    .execute()
  return mapValues(
    groupBy(rows, (row) => row.household_id),
    (row) => ({
      feed: row.feed,
      key: row.record_key,
      personId: row.person_id,
      date: row.record_on,
      values: row.values,
      content: row.content,
      batch: row.batch_id,
      delivered: row.delivered,
      disputed: row.disputed_content === row.content,
    }),
  )
}

type Help = Facts['measures'][number]

/** Like `asHelp` of the domain: from the first day of help to the last one that is known. */
async function loadHelp(tx: Tx, county: string, householdIds: readonly string[]): Promise<Map<string, Help[]>> {
  const { rows } = await sql<Help & { readonly household_id: string }>`
    SELECT household_id, started_on AS "from", coalesce(ended_on, until_on) AS until, answers FROM measure
    WHERE county_code = ${county} AND ${isOneOf(householdIds)} AND started_on IS NOT NULL
    ORDER BY started_on, measure_id`.execute(tx)
  return mapValues(
    groupBy(rows, (row) => row.household_id),
    ({ from, until, answers }) => ({ from, until, answers }),
  )
}

/** From the announcement of an inclusion to that of the clearance, oldest first. */
async function loadMonitored(tx: Tx, county: string, householdIds: readonly string[]): Promise<Map<string, Span[]>> {
  const rows = await tx
    .selectFrom('monitored_household')
    .select(['household_id', 'from_on', 'until_on'])
    .where('county_code', '=', county)
    .where(isOneOf(householdIds))
    .orderBy('from_on')
    .execute()
  return mapValues(
    groupBy(rows, (row) => row.household_id),
    ({ from_on: from, until_on: until }) => ({ from, until }),
  )
}

function isOneOf(householdIds: readonly string[]) {
  return sql<boolean>`household_id = ANY (${householdIds}::uuid[])`
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [row])
    else group.push(row)
  }
  return groups
}

function mapValues<T, U>(groups: ReadonlyMap<string, readonly T[]>, change: (value: T) => U): Map<string, U[]> {
  return new Map([...groups].map(([key, values]) => [key, values.map(change)]))
}
