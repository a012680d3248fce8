import { sql } from 'kysely'
import type { DepartmentRecord, Facts, IncomeLine, Person } from '../../../src/domain/household/facts'
import type { Tx } from '../database/scope'
import { deliveredFeeds } from '../import/delivered-feeds'

/**
 * Facts of a slice of households in a handful of questions, however many households there are: one question each for
 * households, people, their former register values, records, and the feeds that the county has had.
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
        // Cases, clearance and measures are not kept yet: nobody is monitored, and no help answers a risk.
        monitored: [],
        clearedOn: null,
        measures: [],
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
