import { readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { connect, type Database } from '../../cloudfunctions/server/database/connect'
import { TENANT } from '../support/tables'
import { freshDatabase, type TestDatabase } from '../support/test-database'

// No Citus runs here: two functions and a table of its names write down what they are asked for.

const DISTRIBUTE = readFileSync(path.resolve(__dirname, '../../cloudfunctions/server/database/distribute.sql'), 'utf8')

let database: TestDatabase
let owner: Database
beforeAll(async () => {
  database = await freshDatabase()
  owner = connect(database.ownerUrl, { max: 1, asOwner: true })
})
afterAll(async () => {
  await owner.destroy()
  await database.drop()
})

const distribute = () => sql.raw(DISTRIBUTE).execute(owner)
async function spread(): Promise<readonly { name: string; how: string }[]> {
  const { rows } = await sql<{ name: string; how: string }>`
    SELECT logicalrelid::text AS name, how FROM pg_dist_partition ORDER BY number`.execute(owner)
  return rows
}

test('does nothing on plain PostgreSQL', async () => {
  const structure = sql<{
    all: string
  }>`SELECT string_agg(relname || relkind::text, ',' ORDER BY relname) AS all FROM pg_class`
  const before = await structure.execute(owner)
  await distribute()
  expect(await structure.execute(owner)).toEqual(before)
})

describe('where Citus answers', () => {
  beforeAll(async () => {
    for (const statement of [
      'CREATE TABLE pg_dist_partition (number serial, logicalrelid regclass, how text)',
      `CREATE FUNCTION create_reference_table(t regclass) RETURNS void LANGUAGE sql
        AS $$ INSERT INTO pg_dist_partition (logicalrelid, how) VALUES (t, 'replicated') $$`,
      `CREATE FUNCTION create_distributed_table(t regclass, by text, colocate_with text DEFAULT 'nothing', shard_count int DEFAULT NULL)
        RETURNS void LANGUAGE sql
        AS $$ INSERT INTO pg_dist_partition (logicalrelid, how) VALUES (t, concat_ws(' ', by, 'with', colocate_with, shard_count)) $$`,
    ])
      await sql.raw(statement).execute(owner)
    await distribute()
  })

  test('no table is forgotten, and all of a county lies together', async () => {
    const tables = await spread()
    const replicated = tables.filter(({ how }) => how === 'replicated').map(({ name }) => name)
    expect(replicated).toEqual(['area', 'staff'])
    const [household, ...others] = tables.slice(replicated.length)
    expect(household).toEqual({ name: 'household', how: 'county_code with nothing 32' })
    expect([...new Set(others.map(({ how }) => how))]).toEqual(['county_code with household'])
    expect(['household', ...others.map(({ name }) => name)].sort()).toEqual([...TENANT].sort())
  })

  test('a table comes after those that it refers to', async () => {
    const { rows: keys } = await sql<{ name: string; before: string }>`
      SELECT conrelid::regclass::text AS name, confrelid::regclass::text AS before FROM pg_constraint
      JOIN pg_class ON pg_class.oid = conrelid WHERE contype = 'f' AND NOT relispartition`.execute(owner)
    const order = (await spread()).map(({ name }) => name)
    expect(keys.length).toBeGreaterThan(5)
    expect(keys.filter(({ name, before }) => order.indexOf(name) <= order.indexOf(before))).toEqual([])
  })

  test('a second run does nothing, and a table that came later follows', async () => {
    const before = await spread()
    await distribute()
    expect(await spread()).toEqual(before)
    await sql`DELETE FROM pg_dist_partition WHERE logicalrelid = 'finding'::regclass`.execute(owner)
    await distribute()
    expect((await spread()).at(-1)).toEqual({ name: 'finding', how: 'county_code with household' })
  })
})
