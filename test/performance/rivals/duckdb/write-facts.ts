import { appendFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { DepartmentRecord, Facts, FieldValue, FieldValues, Person } from '../../../../src/domain/household/facts'
import { withoutDisputed } from '../../../../src/domain/household/register'
import { feedNames, fieldsOf, householdFields, personFields, tables } from './tables'

type Cell = FieldValue | boolean | undefined
type Write = (table: string, cells: readonly Cell[]) => void

const CHUNK = 1 << 20

/**
 * Writes households as the CSV files of `tables`. A household is called by its place in the order (0, 1, …); those of the
 * same income lines are one county, as facts do not say theirs. Register values found wrong are left blank.
 */
export function writeFacts(folder: string, households: Iterable<Facts>): void {
  const files = new Map(Object.keys(tables).map((name) => [name, { file: path.join(folder, `${name}.csv`), text: '' }]))
  for (const { file } of files.values()) writeFileSync(file, '')
  const write: Write = (table, cells) => {
    const file = files.get(table)
    if (file === undefined) throw new Error(`No table ${table}.`)
    file.text += `${cells.map((cell) => cell ?? '').join(',')}\n`
    if (file.text.length > CHUNK) flush(file)
  }
  const counties = new Map<string, number>()
  let place = 0
  for (const facts of households) {
    const lines = JSON.stringify(facts.incomeLines)
    const county = counties.get(lines) ?? counties.size
    if (county === counties.size) {
      counties.set(lines, county)
      for (const { year, fen } of facts.incomeLines) write('line', [county, year, fen])
    }
    writeHousehold(write, String(place), county, facts)
    place += 1
  }
  for (const file of files.values()) flush(file)
}

function flush(file: { readonly file: string; text: string }): void {
  appendFileSync(file.file, file.text)
  file.text = ''
}

function writeHousehold(write: Write, name: string, county: number, facts: Facts): void {
  const { householdId, householdNo, values } = facts.household
  const fields = pick(withoutDisputed(facts, householdId, values), householdFields)
  write('household', [name, householdNo, county, facts.clearedOn, ...fields])
  for (const person of facts.people) writePerson(write, name, facts, person)
  for (const record of facts.records) writeRecord(write, name, record)
  for (const { from, until } of facts.monitored) write('monitored', [name, from, until])
  for (const { from, until, answers } of facts.measures) {
    for (const rule of answers) write('measure', [name, from, until, rule])
  }
}

function writePerson(write: Write, household: string, facts: Facts, person: Person): void {
  const { personId, birthOn, relation, former } = person
  const name = `${household}:${personId}`
  const values = withoutDisputed(facts, personId, person.values)
  const health = values['health']
  const has = (word: string) => (Array.isArray(health) ? health.includes(word) : null)
  write('person', [
    ...[name, household, birthOn, relation === '户主', has('长期慢性病'), has('残疾')],
    ...pick(values, personFields),
  ])
  for (const stood of former) {
    write('former', [name, stood.until, withoutDisputed(facts, personId, stood.values)['labour']])
  }
}

function writeRecord(write: Write, household: string, record: DepartmentRecord): void {
  const { personId, date, delivered, disputed, values } = record
  const feed = feedNames.find((name) => name === record.feed)
  if (feed === undefined) throw new Error(`No table for ${record.feed}.`)
  const fields = fieldsOf(feed).map((field) => values[field])
  write(feed, [`${household}:${personId}`, date, delivered, disputed, ...fields])
}

function pick(values: FieldValues, columns: Readonly<Record<string, string>>): Cell[] {
  return Object.keys(columns).map((field) => values[field])
}
