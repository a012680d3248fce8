import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTable } from './read-table'
import { contentOf, dateOf, naturalKey, withoutSecrets } from '../../src/domain/comparison/content'
import type { Feed } from '../../src/domain/comparison/feed'
import { matchHeaders } from '../../src/domain/comparison/headers'
import { birthOf } from '../../src/domain/comparison/id-number'
import { rowParser } from '../../src/domain/comparison/row-parser'
import type { DepartmentRecord, Facts, FieldValues } from '../../src/domain/household/facts'
import { allFeeds, valueOf } from './default-rulebook'
import { LINE } from './facts-builder'

const folder = join(__dirname, '../fixtures/cases')

interface ExpectedCase {
  readonly note: string
  readonly score: number
  readonly lamps: number
  readonly order: boolean
  readonly hits: readonly string[]
  readonly nextChangeOn: string | null
}

interface ExpectedFile {
  readonly date: string
  readonly households: Readonly<Record<string, ExpectedCase>>
}

export const expectedCases: ExpectedFile = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))

/** Fault: throws for a household that is not among them. */
export function expectedOf(householdNo: string): ExpectedCase {
  const expected = expectedCases.households[householdNo]
  if (expected === undefined) throw new Error(`${householdNo} is no published case`)
  return expected
}

/** Facts of every household of the published cases, by household number, out of the files as a county would hand them over. */
export async function readPublishedCases(): Promise<ReadonlyMap<string, Facts>> {
  const rows = new Map<string, readonly FieldValues[]>()
  for (const file of readdirSync(folder).filter((name) => /\.(csv|xlsx)$/.test(name))) {
    const feed = allFeeds.find(({ id }) => file.startsWith(`${id}.`))
    const areas = new Set((rows.get('areas') ?? []).map(({ code }) => String(code)))
    if (feed !== undefined) rows.set(feed.id, await readRows(feed, file, areas))
  }
  const records = allFeeds
    .filter(({ kind }) => kind === 'department')
    .flatMap((feed) => (rows.get(feed.id) ?? []).map((values, index) => recordOf(feed, values, index)))
  const members = rows.get('members') ?? []
  return new Map(
    (rows.get('households') ?? []).map((values) => {
      const people = members.filter(({ householdNo }) => householdNo === values['householdNo'])
      const ids = people.map(({ idNumber }) => String(idNumber))
      const facts: Facts = {
        household: {
          householdId: String(values['householdNo']),
          householdNo: String(values['householdNo']),
          villageCode: String(values['villageCode']),
          values,
        },
        people: people.map((person) => ({
          personId: String(person['idNumber']),
          birthOn: birthOf(String(person['idNumber'])),
          relation: String(person['relation']),
          values: person,
          former: [],
        })),
        records: records.filter(({ personId }) => ids.includes(personId)),
        delivered: [...rows.keys()],
        incomeLines: [LINE],
        monitored: [],
        clearedOn: null,
        measures: [],
        disputedRegister: {},
      }
      return [facts.household.householdNo, facts]
    }),
  )
}

async function readRows(feed: Feed, file: string, areas: ReadonlySet<string>): Promise<FieldValues[]> {
  const table = valueOf(await readTable(readFileSync(join(folder, file))))
  const layout = valueOf(matchHeaders(feed, table.headers))
  const parseRow = rowParser(feed, layout, { day: expectedCases.date, areas })
  return table.rows.map(({ row, cells }) => {
    const outcome = parseRow(row, cells)
    if (!outcome.ok) throw new Error(`${file}: ${JSON.stringify(outcome.faults)}`)
    return outcome.value.values
  })
}

function recordOf(feed: Feed, values: FieldValues, index: number): DepartmentRecord {
  const kept = withoutSecrets(feed, values)
  return {
    feed: feed.id,
    key: naturalKey(feed, values, (number) => number),
    personId: String(values['idNumber']),
    date: dateOf(feed, values) ?? '',
    values: kept,
    content: contentOf(kept),
    batch: feed.id,
    delivered: index,
    disputed: false,
  }
}
