import { sql } from 'kysely'
import { connect, type Database } from '../../cloudfunctions/server/database/connect'
import { findDatabaseError } from '../../cloudfunctions/server/database/database-error'
import { countyScope, inTransaction, setScope, type Scope } from '../../cloudfunctions/server/database/scope'
import { migrate } from '../../cloudfunctions/server/migrate'
import { freshDatabase, type TestDatabase } from '../support/test-database'

let database: TestDatabase
let app: Database
let owner: Database

beforeAll(async () => {
  database = await freshDatabase()
  app = connect(database.appUrl, { max: 3 })
  owner = connect(database.ownerUrl, { max: 1, asOwner: true })
})

afterAll(async () => {
  await app.destroy()
  await owner.destroy()
  await database.drop()
})

const VILLAGES = ['610999101201', '610999101202', '610999102201', '610998101201']

function household(villageCode: string, householdNo: string) {
  return {
    ...{
      county_code: villageCode.slice(0, 6),
      household_id: crypto.randomUUID(),
      household_no: householdNo,
      village_code: villageCode,
    },
    ...{ head_name: '测试', head_id_hash: 'hash', values: '{}', content: 'content' },
  }
}

async function villagesSeen(scope: Scope): Promise<string[]> {
  const rows = await inTransaction(app, scope, (tx) =>
    tx.selectFrom('household').select('village_code').orderBy('village_code').execute(),
  )
  return rows.map((row) => row.village_code)
}

describe('roles that row security does not hold', () => {
  test('the owner of the tables is refused', async () => {
    const db = connect(database.ownerUrl, { max: 1 })
    await expect(inTransaction(db, countyScope('610999'), () => Promise.resolve())).rejects.toThrow(
      /wudeng_owner.*owns the tables/,
    )
    await db.destroy()
  })

  test('a superuser is refused, each time', async () => {
    const { adminUrl } = JSON.parse(process.env['WUDENG_TEST_CLUSTER'] ?? '')
    const db = connect(adminUrl, { max: 1 })
    for (const _ of [1, 2]) {
      await expect(inTransaction(db, countyScope('610999'), () => Promise.resolve())).rejects.toThrow(/is a superuser/)
    }
    await db.destroy()
  })

  test('a role that bypasses row security, or is a member of the owner, is refused', async () => {
    const { adminUrl } = JSON.parse(process.env['WUDENG_TEST_CLUSTER'] ?? '')
    const admin = connect(adminUrl, { max: 1, asOwner: true })
    const url = new URL(database.appUrl)
    url.password = 'test'
    const roles = [
      ['test_bypass', 'BYPASSRLS', /bypasses row security/],
      ['test_member', 'IN ROLE wudeng_owner', /owns the tables/],
    ] as const
    for (const [name, option, sentence] of roles) {
      await sql.raw(`CREATE ROLE ${name} LOGIN PASSWORD 'test' ${option}`).execute(admin)
      url.username = name
      const db = connect(url.href, { max: 1 })
      await expect(db.selectFrom('area').select('code').execute()).rejects.toThrow(sentence)
      await db.destroy()
      await sql.raw(`DROP ROLE ${name}`).execute(admin)
    }
    await admin.destroy()
  })
})

describe('scope', () => {
  beforeAll(async () => {
    for (const village of VILLAGES) {
      await inTransaction(app, countyScope(village.slice(0, 6)), (tx) =>
        tx.insertInto('household').values(household(village, village)).execute(),
      )
    }
  })

  test('without a scope nothing is seen', async () => {
    expect(await app.selectFrom('household').selectAll().execute()).toEqual([])
    expect(await villagesSeen({ county: '', areas: [] })).toEqual([])
    expect(await villagesSeen({ county: '610999', areas: [''] })).toEqual([])
  })

  test('another county cannot be written to', async () => {
    const attempt = inTransaction(app, countyScope('610999'), (tx) =>
      tx.insertInto('household').values(household('610998101201', 'X')).execute(),
    )
    await expect(attempt).rejects.toThrow(/row-level security/)
  })

  test('an area of another county opens nothing of it', async () => {
    expect(await villagesSeen({ county: '610999', areas: ['610998'] })).toEqual([])
  })

  test('a prefix that is no whole area opens nothing', async () => {
    expect(await villagesSeen({ county: '610999', areas: ['6109991012'] })).toEqual([])
  })

  test('a county, a township, two villages', async () => {
    expect(await villagesSeen(countyScope('610999'))).toEqual(VILLAGES.slice(0, 3))
    expect(await villagesSeen({ county: '610999', areas: ['610999101'] })).toEqual(VILLAGES.slice(0, 2))
    expect(await villagesSeen({ county: '610999', areas: ['610999101202', '610999102201'] })).toEqual(
      VILLAGES.slice(1, 3),
    )
  })

  test('one household, and a scope set again replaces the first', async () => {
    const { household_id: id } = await owner
      .selectFrom('household')
      .select('household_id')
      .where('household_no', '=', '610999101202')
      .executeTakeFirstOrThrow()
    const seen = await inTransaction(app, countyScope('610999'), async (tx) => {
      await setScope(tx, { county: '610999', areas: [], household: id })
      return tx.selectFrom('household').select('village_code').execute()
    })
    expect(seen).toEqual([{ village_code: '610999101202' }])
  })

  test('a code opens its household in its county, until it is revoked', async () => {
    const { household_id, village_code } = await owner
      .selectFrom('household')
      .select(['household_id', 'village_code'])
      .where('household_no', '=', '610999101202')
      .executeTakeFirstOrThrow()
    const code = { county_code: '610999', household_id, village_code, issued_on: '2026-11-23' }
    await owner
      .insertInto('household_code')
      .values([
        { ...code, code_hash: 'good', revoked_on: null },
        { ...code, code_hash: 'old', revoked_on: '2026-11-23' },
      ])
      .execute()
    const seenBy = (codeHash: string, county = '610999') => villagesSeen({ county, areas: [], codeHash })
    expect(await seenBy('old')).toEqual([])
    expect(await seenBy('never given')).toEqual([])
    expect(await seenBy('good', '610998')).toEqual([])
    expect(await seenBy('good')).toEqual([village_code])
  })

  test('the scope ends with its transaction, on the same connection', async () => {
    const db = connect(database.appUrl, { max: 1 })
    await inTransaction(db, countyScope('610999'), (tx) => tx.selectFrom('household').select('village_code').execute())
    expect(await db.selectFrom('household').selectAll().execute()).toEqual([])
    await db.destroy()
  })
})

describe('history', () => {
  test.each([
    'UPDATE event SET type = type',
    'DELETE FROM event',
    'TRUNCATE event',
    'DELETE FROM finding',
    'UPDATE command_receipt SET actor = actor',
    'DROP TABLE event',
  ])('the functions cannot %s', async (statement) => {
    const attempt = inTransaction(app, countyScope('610999'), (tx) => sql.raw(statement).execute(tx))
    await expect(attempt).rejects.toMatchObject({ code: '42501' })
  })
})

describe('transactions', () => {
  test('a question cannot write', async () => {
    const write = inTransaction(
      app,
      countyScope('610999'),
      (tx) => tx.insertInto('household').values(household('610999101201', 'Y')).execute(),
      { readOnly: true },
    )
    await expect(write).rejects.toMatchObject({ code: '25006' })
  })

  test('work that fails is not repeated unless the database asks for it', async () => {
    let runs = 0
    const work = () => {
      runs += 1
      return Promise.reject(new Error('a bug'))
    }
    await expect(inTransaction(app, countyScope('610999'), work)).rejects.toThrow('a bug')
    expect(runs).toBe(1)
  })

  test.each(['40001', '40P01', '57P01'])('%s is tried once more, and only once', async (sqlState) => {
    let runs = 0
    const failing = (times: number) =>
      inTransaction(app, countyScope('610999'), async (tx) => {
        runs += 1
        if (runs <= times)
          await sql.raw(`DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${sqlState}'; END $$`).execute(tx)
        return runs
      })
    expect(await failing(1)).toBe(2)
    runs = 0
    await expect(failing(9)).rejects.toMatchObject({ code: sqlState })
    expect(runs).toBe(2)
  })

  test('a connection that the server ends is replaced', async () => {
    let runs = 0
    const answer = await inTransaction(app, countyScope('610999'), async (tx) => {
      runs += 1
      if (runs === 1) await sql`SELECT pg_terminate_backend(pg_backend_pid())`.execute(tx)
      return 'answered'
    })
    expect([answer, runs]).toEqual(['answered', 2])
  })
})

describe('values of the database', () => {
  test('days stay text, instants are ISO, large numbers are numbers', async () => {
    const { rows } =
      await sql`SELECT date '2026-11-23' AS day, timestamptz '2026-11-23 01:30:00+08' AS at, 5000000000::int8 AS big`.execute(
        app,
      )
    expect(rows).toEqual([{ day: '2026-11-23', at: '2026-11-22T17:30:00.000Z', big: 5_000_000_000 }])
  })
})

describe('errors of the database', () => {
  test('the constraint is known on one server and on shards', async () => {
    const twice = inTransaction(app, countyScope('610999'), (tx) =>
      tx
        .insertInto('household')
        .values([household('610999101201', 'Z'), household('610999101201', 'Z')])
        .execute(),
    )
    const error: unknown = await twice.catch((caught: unknown) => caught)
    expect(findDatabaseError(error)).toEqual({ sqlState: '23505', constraint: 'household_no_key' })
    // What a distributed database sends: the constraint of the shard, in the message only (reference: docs/decisions/0002).
    const fromShard = Object.assign(
      new Error('duplicate key value violates unique constraint "household_no_key_102125"'),
      { code: '23505' },
    )
    expect(findDatabaseError(fromShard)).toEqual({ sqlState: '23505', constraint: 'household_no_key' })
  })

  test('an error of the code is none of the database', () => {
    expect(findDatabaseError(new TypeError('constraint "x"'))).toBeUndefined()
    expect(findDatabaseError('23505')).toBeUndefined()
  })
})

test('migrating again changes nothing', async () => {
  expect(await migrate({ ownerUrl: database.ownerUrl, appRole: 'wudeng_app' })).toEqual([])
})
