import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { connect, type Database } from '../../cloudfunctions/server/database/connect'
import { PRIVILEGES, TENANT } from '../support/tables'
import { freshDatabase, type TestDatabase } from '../support/test-database'

// What breaks without a word on a distributed database, read from the catalogue (docs/decisions/0002-county-first.md).

/** Single columns of history that may be changed: where a person lived is now another village code; counts are known last. */
const COLUMNS = ['import_batch.counts', 'person_former.household_id', 'person_former.village_code']
const OURS = Object.keys(PRIVILEGES)

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

async function rowsOf<T>(statement: string): Promise<readonly T[]> {
  return (await sql.raw<T>(statement).execute(owner)).rows
}
const inPublic = "relnamespace = 'public'::regnamespace AND relname NOT LIKE 'kysely%'"

test('the functions may do to each table what is listed, and to history nothing but add to it', async () => {
  const role = new URL(database.appUrl).username
  const rows = await rowsOf<{ name: string; may: string }>(`
    SELECT relname AS name, concat_ws(' ',
      CASE WHEN has_table_privilege('${role}', oid, 'SELECT') THEN 'read' END,
      CASE WHEN has_table_privilege('${role}', oid, 'INSERT') THEN 'add' END,
      CASE WHEN has_table_privilege('${role}', oid, 'UPDATE') THEN 'change' END,
      CASE WHEN has_table_privilege('${role}', oid, 'DELETE') THEN 'remove' END,
      CASE WHEN has_table_privilege('${role}', oid, 'TRUNCATE, TRIGGER, REFERENCES') THEN 'more' END) AS may
    FROM pg_class WHERE relkind = 'r' AND ${inPublic}`)
  expect(Object.fromEntries(rows.map(({ name, may }) => [name, may]))).toEqual(PRIVILEGES)
  const columns = await rowsOf<{ name: string }>(`
    SELECT relname || '.' || attname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE ${inPublic} AND relkind = 'r' AND attnum > 0 AND NOT has_table_privilege('${role}', pg_class.oid, 'UPDATE')
      AND has_column_privilege('${role}', pg_class.oid, attnum, 'UPDATE') ORDER BY 1`)
  expect(columns.map(({ name }) => name)).toEqual(COLUMNS)
})

test('the county is the first column of every table of a county, text, never absent', async () => {
  const rows = await rowsOf<{ name: string }>(`
    SELECT relname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE ${inPublic} AND relkind = 'r' AND attname = 'county_code' AND attnum = 1 AND atttypid = 'text'::regtype
      AND attnotnull AND attcollation = (SELECT oid FROM pg_collation WHERE collname = 'default') ORDER BY 1`)
  expect(rows.map(({ name }) => name)).toEqual([...TENANT].sort())
})

test('every key, unique index and foreign key begins with the county, and every table has a primary key', async () => {
  const indexes = await rowsOf<{ name: string; first: string; primary: boolean }>(`
    SELECT relname AS name, attname AS first, indisprimary AS primary FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
    JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0] WHERE indisunique AND ${inPublic}`)
  expect(
    indexes
      .filter(({ primary }) => primary)
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...OURS].sort())
  expect(indexes.filter(({ name, first }) => TENANT.includes(name) && first !== 'county_code')).toEqual([])
  const foreign = await rowsOf<{ definition: string }>(
    `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE contype = 'f'`,
  )
  expect(foreign.length).toBeGreaterThan(5)
  for (const { definition } of foreign)
    expect(definition).toMatch(/^FOREIGN KEY \(county_code, \w+\) REFERENCES \w+\(county_code, \w+\)$/)
})

test('every constraint has a name of ours', () => {
  const folder = path.resolve(__dirname, '../../cloudfunctions/server/migrations')
  const lines = readdirSync(folder).flatMap((file) => readFileSync(path.join(folder, file), 'utf8').split('\n'))
  const constraints = lines.filter((line) =>
    /\b(PRIMARY KEY|UNIQUE \(|FOREIGN KEY|REFERENCES|(?<!WITH )CHECK \()/.test(line),
  )
  expect(constraints.length).toBeGreaterThan(40)
  expect(constraints.filter((line) => !/^ {2}CONSTRAINT \w+ /.test(line))).toEqual([])
})

test('codes of areas compare by bytes wherever they are a range', async () => {
  const rows = await rowsOf<{ name: string }>(`
    SELECT relname || '.' || attname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE ${inPublic} AND relkind = 'r' AND attname IN ('village_code', 'area_code', 'code', 'parent_code')
      AND attcollation <> (SELECT oid FROM pg_collation WHERE collname = 'C')`)
  // A fault's code is no area.
  expect(rows).toEqual([{ name: 'import_fault.code' }])
})

test('each table of a county has one permissive policy a command, by county and without subqueries', async () => {
  const policies = await rowsOf<{ name: string; command: string; permissive: boolean; says: string }>(`
    SELECT relname AS name, polcmd AS command, polpermissive AS permissive,
      coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) AS says
    FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid ORDER BY relname, polcmd`)
  expect(policies.filter(({ command }) => command === '*').map(({ name }) => name)).toEqual(
    TENANT.filter((table) => table !== 'event').sort(),
  )
  expect(policies.filter(({ name }) => name === 'event').map(({ command }) => command)).toEqual(['a', 'r'])
  for (const { permissive, says } of policies) {
    expect(permissive).toBe(true)
    expect(says).toMatch(/^\(+county_code = current_setting\('app.county'::text, true\)\)/)
    expect(says).not.toMatch(/select/i)
  }
  const unlocked = await rowsOf(
    `SELECT relname FROM pg_class WHERE relkind = 'r' AND ${inPublic} AND NOT relrowsecurity AND relname NOT IN ('area', 'staff')`,
  )
  expect(unlocked).toEqual([])
})

test('there is no trigger, rule, sequence or unlogged table', async () => {
  const rows = await rowsOf(`
    SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT rulename FROM pg_rules WHERE schemaname = 'public'
    UNION ALL SELECT relname FROM pg_class WHERE ${inPublic} AND (relkind IN ('S', 'v', 'm') OR relpersistence <> 'p')`)
  expect(rows).toEqual([])
})
