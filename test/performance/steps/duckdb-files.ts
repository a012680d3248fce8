import { createWriteStream, mkdirSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import lines from '../../../config/policies/income-lines.json'
import type { BenchDatabase } from '../harness/bench-cluster'
import { feedNames, fieldsOf, householdFields, personFields, tables } from '../rivals/duckdb/tables'

/**
 * Writes what the database holds as the files of rivals/duckdb/tables.ts, households by their number. In the city of the
 * benchmark nothing is disputed and nobody is or was monitored.
 */
export async function writeDuckDbFiles(db: BenchDatabase, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const write = (table: string, query: string) =>
    pipeline(db.copyOut(`COPY (${query}) TO STDOUT (FORMAT csv)`), createWriteStream(path.join(folder, `${table}.csv`)))
  for (const table of Object.keys(tables)) await write(table, queryOf(table))
}

function queryOf(table: string): string {
  const feed = feedNames.find((name) => name === table)
  if (feed !== undefined) {
    return `SELECT person_id, record_on, delivered, false, ${valuesOf(fieldsOf(feed))}
      FROM department_record WHERE feed = '${feed}'`
  }
  switch (table) {
    case 'household':
      return `SELECT household_no, county_code, NULL, ${valuesOf(Object.keys(householdFields))} FROM household`
    case 'person':
      return `SELECT person_id, household_no, birth_on, relation = '户主',
          person."values" -> 'health' ? '长期慢性病', person."values" -> 'health' ? '残疾',
          ${valuesOf(Object.keys(personFields), 'person.')}
        FROM person JOIN household USING (county_code, household_id)`
    case 'former':
      return `SELECT person_id, until_on, ${valuesOf(['labour'])} FROM person_former`
    case 'line':
      return `SELECT county, year, fen
        FROM (SELECT DISTINCT county_code AS county FROM household) AS counties
        CROSS JOIN (VALUES ${lines.lines.map(({ year, yuan }) => `(${year}, ${yuan * 100})`).join(', ')}) AS lines (year, fen)`
    default:
      return 'SELECT NULL WHERE false'
  }
}

function valuesOf(fields: readonly string[], of = ''): string {
  return fields.map((field) => `${of}"values" ->> '${field}'`).join(', ')
}
