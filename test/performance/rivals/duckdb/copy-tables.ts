import { createWriteStream, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { incomeLinesOf } from '../../../../cloudfunctions/server/scoring/income-lines'
import { feedNames, fieldsOf, householdFields, personFields } from './tables'

/**
 * Writes what stands in a database as the CSV files of `tables`, straight from register and records: the projection of the night
 * is not read. Of what the register says nothing is found wrong, and no household is monitored or helped, in a county made for a
 * benchmark: those files are empty. Not part of what is timed.
 * @param ownerUrl role that sees all counties
 */
export async function copyTables(ownerUrl: string, folder: string): Promise<void> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    for (const [name, query] of Object.entries(queries())) {
      const rows = client.query(to(`COPY (${query}) TO STDOUT (FORMAT csv)`))
      await pipeline(rows, createWriteStream(fileOf(folder, name)))
    }
    const { rows } = await client.query<{ county: string }>('SELECT DISTINCT county_code AS county FROM household')
    const lines = rows.flatMap(({ county }) =>
      incomeLinesOf(county).map(({ year, fen }) => `${county},${year},${fen}\n`),
    )
    writeFileSync(fileOf(folder, 'line'), lines.join(''))
    for (const name of ['monitored', 'measure']) writeFileSync(fileOf(folder, name), '')
  } finally {
    await client.end()
  }
}

/** In the order of the columns of `tables`. */
function queries(): Record<string, string> {
  const records = feedNames.map((feed): [string, string] => [
    feed,
    `SELECT person_id, record_on, delivered, coalesce(disputed_content = content, false), ${valuesOf(fieldsOf(feed))}
     FROM department_record_${feed}`,
  ])
  return {
    household: `SELECT household_id, household_no, county_code, NULL, ${valuesOf(Object.keys(householdFields))} FROM household`,
    person: `SELECT person_id, household_id, birth_on, relation = '户主', "values"->'health' ? '长期慢性病',
        "values"->'health' ? '残疾', ${valuesOf(Object.keys(personFields))}
      FROM person`,
    former: `SELECT person_id, until_on, ${valuesOf(['labour'])} FROM person_former`,
    ...Object.fromEntries(records),
  }
}

function valuesOf(fields: readonly string[]): string {
  return fields.map((field) => `"values"->>'${field}'`).join(', ')
}

function fileOf(folder: string, name: string): string {
  return path.join(folder, `${name}.csv`)
}
