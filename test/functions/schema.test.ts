import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { connect, type Database } from '../../cloudfunctions/server/database/connect'
import { inTransaction, type Tx } from '../../cloudfunctions/server/database/scope'
import { feeds } from '../../cloudfunctions/server/import/feeds'
import { PRIVILEGES, TENANT } from '../support/tables'
import { freshDatabase, type TestDatabase } from '../support/test-database'

// What breaks without a word on a distributed database, read from the catalogue (docs/decisions/0002-county-first.md).

/** Single columns of history that may be changed: where a person lived is now another village code; counts are known last, and a batch may be undone. */
const COLUMNS = [
  ...['case_authorisation.village_code', 'case_step.village_code'],
  ...[
    'import_batch.counts',
    'import_batch.is_delivery',
    'import_batch.undone_at',
    'import_batch.undone_by',
    'import_batch.undone_in',
  ],
  ...['clearance_id', 'until_on', 'until_people', 'until_village', 'village_code', 'way'].map(
    (column) => `monitored_household.${column}`,
  ),
  ...['person_former.household_id', 'person_former.village_code'],
]
const OURS = Object.keys(PRIVILEGES)
/** COPY refuses a table under row security; what is copied here is gone before its transaction ends, so that nobody else sees a row. */
const COPIED = ['import_stage']

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
/** Whole tables of ours; what they are parted into is seen by one test of its own. */
const isTable =
  "relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace AND relname NOT LIKE 'kysely%'"

test('the functions may do to each table what is listed, and to history nothing but add to it', async () => {
  const role = new URL(database.appUrl).username
  const rows = await rowsOf<{ name: string; may: string }>(`
    SELECT relname AS name, concat_ws(' ',
      CASE WHEN has_table_privilege('${role}', oid, 'SELECT') THEN 'read' END,
      CASE WHEN has_table_privilege('${role}', oid, 'INSERT') THEN 'add' END,
      CASE WHEN has_table_privilege('${role}', oid, 'UPDATE') THEN 'change' END,
      CASE WHEN has_table_privilege('${role}', oid, 'DELETE') THEN 'remove' END,
      CASE WHEN has_table_privilege('${role}', oid, 'TRUNCATE, TRIGGER, REFERENCES') THEN 'more' END) AS may
    FROM pg_class WHERE ${isTable}`)
  expect(Object.fromEntries(rows.map(({ name, may }) => [name, may]))).toEqual(PRIVILEGES)
  const columns = await rowsOf<{ name: string }>(`
    SELECT relname || '.' || attname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE ${isTable} AND attnum > 0 AND NOT has_table_privilege('${role}', pg_class.oid, 'UPDATE')
      AND has_column_privilege('${role}', pg_class.oid, attnum, 'UPDATE') ORDER BY 1`)
  expect(columns.map(({ name }) => name)).toEqual(COLUMNS)
})

test('the county is the first column of every table of a county, text, never absent', async () => {
  const rows = await rowsOf<{ name: string }>(`
    SELECT relname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE ${isTable} AND attname = 'county_code' AND attnum = 1 AND atttypid = 'text'::regtype
      AND attnotnull AND attcollation = (SELECT oid FROM pg_collation WHERE collname = 'default') ORDER BY 1`)
  expect(rows.map(({ name }) => name)).toEqual([...TENANT].sort())
})

test('every key, unique index and foreign key begins with the county, and every table has a primary key', async () => {
  const indexes = await rowsOf<{ name: string; first: string; primary: boolean }>(`
    SELECT relname AS name, attname AS first, indisprimary AS primary FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
    JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0] WHERE indisunique AND ${isTable}`)
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
    WHERE ${isTable} AND attname IN ('village_code', 'area_code', 'code', 'parent_code')
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
    TENANT.filter((table) => ![...COPIED, 'event'].includes(table)).sort(),
  )
  expect(policies.filter(({ name }) => name === 'event').map(({ command }) => command)).toEqual(['a', 'r'])
  for (const { permissive, says } of policies) {
    expect(permissive).toBe(true)
    expect(says).toMatch(/^\(+county_code = current_setting\('app.county'::text, true\)\)/)
    expect(says).not.toMatch(/select/i)
  }
  const unlocked = await rowsOf<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE ${isTable} AND NOT relrowsecurity AND relname NOT IN ('area', 'staff')`,
  )
  expect(unlocked.map(({ name }) => name)).toEqual(COPIED)
})

describe('a part of the records', () => {
  test('exists for each feed of a department', async () => {
    const parts = await rowsOf<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relispartition AND relkind = 'r' ORDER BY 1`,
    )
    const departments = feeds.filter(({ kind }) => kind === 'department').map(({ id }) => `department_record_${id}`)
    expect(parts.map(({ name }) => name)).toEqual(departments.sort())
  })

  test('is closed to the functions, column by column', async () => {
    const role = new URL(database.appUrl).username
    const open = await rowsOf(`
      SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r' AND (
        has_table_privilege('${role}', oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER, REFERENCES')
        OR has_any_column_privilege('${role}', oid, 'SELECT, INSERT, UPDATE, REFERENCES'))`)
    expect(open).toEqual([])
  })

  test('shows and takes through the whole only what lies in the scope', async () => {
    const id = '00000000-0000-4000-8000-000000000001'
    const village = '610999101201'
    await rowsOf(`INSERT INTO household (county_code, household_id, household_no, village_code, head_name, head_id_hash, "values", content)
      VALUES ('610999', '${id}', 'H1', '${village}', '', '', '{}', '')`)
    await rowsOf(`INSERT INTO person (county_code, person_id, household_id, village_code, id_hash, id_cipher, name, birth_on, relation, "values", content, known_on)
      VALUES ('610999', '${id}', '${id}', '${village}', '', '', '', '2000-01-01', '', '{}', '', '2026-01-01')`)
    const record = { feed: 'medical', record_key: 'J1', person_id: id, household_id: id, village_code: village }
    const rest = { record_on: '2026-01-01', values: '{}', content: '', batch_id: id, delivered: 1 }
    const app = connect(database.appUrl, { max: 1 })
    const within = (county: string, area: string) => (work: (tx: Tx) => Promise<unknown[]>) =>
      inTransaction(app, { county, areas: [area] }, work)
    const add = (tx: Tx) =>
      tx
        .insertInto('department_record')
        .values({ county_code: '610999', ...record, ...rest })
        .execute()
    const see = (tx: Tx) => tx.selectFrom('department_record').select('record_key').execute()
    try {
      await expect(within('610998', '610998')(add)).rejects.toMatchObject({ code: '42501' })
      await within('610999', village)(add)
      expect(await within('610998', '610999')(see)).toEqual([])
      expect(await within('610999', '610999102')(see)).toEqual([])
      expect(await within('610999', village)(see)).toEqual([{ record_key: 'J1' }])
    } finally {
      await app.destroy()
    }
  })
})

test('there is no trigger, rule, sequence or unlogged table', async () => {
  const rows = await rowsOf(`
    SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT rulename FROM pg_rules WHERE schemaname = 'public'
    UNION ALL SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND (relkind IN ('S', 'v', 'm') OR relpersistence <> 'p')`)
  expect(rows).toEqual([])
})
