import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { openTestCounty, type TestCounty } from '../../support/test-county'
import { loadRaw, unloadFeed } from './raw-copy'

const folder = mkdtempSync(path.join(tmpdir(), 'wudeng-raw-'))
let county: TestCounty

beforeAll(async () => {
  county = await openTestCounty()
  await county.loadCases()
})
afterAll(async () => {
  await county.close()
  rmSync(folder, { recursive: true })
})

it('loads the same rows into a table with the same keys and indexes, and again in its place', async () => {
  const file = path.join(folder, 'medical.copy')
  await unloadFeed(county.ownerUrl, 'medical', file)
  for (let time = 1; time <= 2; time += 1) {
    const { rows } = await loadRaw(county.ownerUrl, 'medical', file)
    expect(rows).toBeGreaterThan(0)
    expect(rows).toBe((await listRows('department_record_medical')).length)
    expect(await listRows('raw_medical')).toEqual(await listRows('department_record_medical'))
    expect(await listKeys('raw_medical')).toEqual(await listKeys('department_record_medical'))
  }
})

async function listRows(table: string): Promise<readonly unknown[]> {
  return (await sql`SELECT * FROM ${sql.table(table)} ORDER BY record_key`.execute(county.owner)).rows
}

async function listKeys(table: string): Promise<readonly unknown[]> {
  const { rows } = await sql<{ key: string }>`
    SELECT substring(pg_get_indexdef(indexrelid) FROM 'USING .*') AS key FROM pg_index WHERE indrelid = ${table}::regclass
    UNION ALL
    SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = ${table}::regclass AND contype <> 'n'
    ORDER BY key`.execute(county.owner)
  return rows
}
