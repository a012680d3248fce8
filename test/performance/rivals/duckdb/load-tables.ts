import path from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { feedNames, tables } from './tables'

/**
 * Makes the tables of DuckDB from the CSV files of a folder: columns typed, words as ENUM, households and persons numbered from
 * 1, the number of the household beside that of the person, as in our own schema. Not part of what is timed.
 */
export async function loadTables(duck: DuckDBConnection, folder: string): Promise<void> {
  const rowsOf = (name: string) => readCsv(path.join(folder, `${name}.csv`), tables[name] ?? {})
  const make = (name: string, query: string) => duck.run(`CREATE TABLE ${name} AS ${query}`)
  await make('household', `SELECT row_number() OVER ()::INTEGER AS household, * FROM ${rowsOf('household')}`)
  await make(
    'person',
    `SELECT row_number() OVER ()::INTEGER AS person, owner.household, mine.* EXCLUDE (household)
     FROM ${rowsOf('person')} mine JOIN household owner ON owner.id = mine.household`,
  )
  for (const name of [...feedNames, 'former']) {
    await make(
      name,
      `SELECT owner.household, owner.person, mine.* EXCLUDE (person)
       FROM ${rowsOf(name)} mine JOIN person owner ON owner.id = mine.person`,
    )
  }
  for (const name of ['monitored', 'measure']) {
    await make(
      name,
      `SELECT owner.household, mine.* EXCLUDE (household)
       FROM ${rowsOf(name)} mine JOIN household owner ON owner.id = mine.household`,
    )
  }
  await make('line', `SELECT * FROM ${rowsOf('line')}`)
}

function readCsv(file: string, columns: Readonly<Record<string, string>>): string {
  const typed = Object.entries(columns).map(([name, type]) => `${name}: ${text(type)}`)
  return `read_csv(${text(file)}, auto_detect = false, header = false, columns = {${typed.join(', ')}})`
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
