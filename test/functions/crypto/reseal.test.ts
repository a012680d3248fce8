import { sql } from 'kysely'
import { addKey, newKeys, type Keys } from '../../../cloudfunctions/server/crypto/keys'
import { makeSecrets } from '../../../cloudfunctions/server/crypto/secrets'
import { connect, type Database } from '../../../cloudfunctions/server/database/connect'
import { rotateKeys } from '../../../cloudfunctions/server/keys/rotate-keys'
import { SEALED, SEALED_EVERYWHERE, SEALED_IN_PASSING } from '../../../cloudfunctions/server/keys/sealed-columns'
import { statementsOf } from '../../support/failing-statements'
import { findObjections } from '../../support/sql-rules'
import { freshDatabase, type TestDatabase } from '../../support/test-database'

const COUNTIES = ['610998', '610999']
const unwatched = { onTotal: () => undefined, onTexts: () => undefined }

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

const rotate = (keys: Keys) => rotateKeys(owner, keys, COUNTIES, unwatched)

async function fill(seal: (text: string) => string): Promise<void> {
  for (const county of COUNTIES) {
    const own = { county_code: county, village_code: `${county}101201` }
    // More than two pages.
    const households = Array.from({ length: 1200 }, (_, index) => {
      const address_cipher = index % 3 === 0 ? null : seal(`地址${index}`)
      const rest = { head_name: '', head_id_hash: '', values: '{}', content: '' }
      return { ...own, ...rest, household_id: idOf(index), household_no: `H${index}`, address_cipher }
    })
    await owner.insertInto('household').values(households).execute()
    const receipt = { county_code: county, actor: '', request_hash: '', answered_at: '2026-11-23T02:00:00Z' }
    const answers = ['a', 'b', '汉'].map((id) => ({ ...receipt, command_id: id, answer_cipher: seal(`答${id}`) }))
    await owner.insertInto('command_receipt').values(answers).execute()
    const before = { name: '不动', id_cipher: seal('610999197805120090') }
    await sql`INSERT INTO replaced_row (county_code, batch_id, source, row_key, before)
      VALUES (${county}, ${idOf(1)}, 'person', 'p1', ${JSON.stringify(before)}), (${county}, ${idOf(1)}, 'person', 'p2', NULL)`.execute(
      owner,
    )
  }
  const staff = { name: '', phone_hash: 'h', role: 'villageCadre', area_code: '610999101201' } as const
  await owner
    .insertInto('staff')
    .values({ ...staff, staff_id: idOf(1), phone_cipher: seal('13800000001') })
    .execute()
}

const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`

async function texts(open: (text: string) => string) {
  const households = await owner
    .selectFrom('household')
    .select('address_cipher')
    .where('county_code', '=', '610999')
    .orderBy('household_id')
    .execute()
  const receipts = await owner.selectFrom('command_receipt').select('answer_cipher').orderBy('command_id').execute()
  const { rows: kept } = await sql<{ name: string; id: string }>`
    SELECT before ->> 'name' AS name, before ->> 'id_cipher' AS id FROM replaced_row WHERE before IS NOT NULL`.execute(
    owner,
  )
  const staff = await owner.selectFrom('staff').select('phone_cipher').execute()
  return {
    addresses: households.map(({ address_cipher: sealed }) => (sealed === null ? null : open(sealed))),
    answers: receipts.map(({ answer_cipher: sealed }) => open(sealed)),
    kept: kept.map(({ name, id }) => [name, open(id)]),
    phones: staff.map(({ phone_cipher: sealed }) => open(sealed)),
  }
}

test('every sealed column of the schema is known, and the key of its table', async () => {
  const { rows: columns } = await sql<{ name: string }>`
    SELECT relname || '.' || attname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace AND NOT attisdropped
      AND (attname LIKE '%cipher%' OR attname LIKE '%sealed%' OR relname || '.' || attname = 'replaced_row.before')`.execute(
    owner,
  )
  const known = [...SEALED, ...SEALED_EVERYWHERE].flatMap(({ table, columns, within }) =>
    within === undefined ? columns.map((column) => `${table}.${column}`) : [`${table}.${within}`],
  )
  expect(columns.map(({ name }) => name).sort()).toEqual([...known, ...SEALED_IN_PASSING].sort())

  const { rows: keys } = await sql<{ name: string; columns: string[] }>`
    SELECT relname AS name, array_agg(attname::text ORDER BY array_position(indkey::int2[], attnum)) AS columns
    FROM pg_index JOIN pg_class ON pg_class.oid = indrelid JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
    WHERE indisprimary GROUP BY relname`.execute(owner)
  const keyOf = new Map(keys.map(({ name, columns }) => [name, columns]))
  for (const { table, key } of SEALED) expect([table, keyOf.get(table)]).toEqual([table, ['county_code', ...key]])
  for (const { table, key } of SEALED_EVERYWHERE) expect([table, keyOf.get(table)]).toEqual([table, key])
})

test('what a file replaced holds no sealed value but those that are known', async () => {
  const kept = SEALED.find(({ table }) => table === 'replaced_row')
  // Every table of which `keepReplaced` keeps rows.
  const sources = ['household', 'person', 'person_former', 'department_record', 'unmatched_row']
  const { rows } = await sql<{ name: string }>`
    SELECT DISTINCT attname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relname = ANY (${sources}) AND attname LIKE '%cipher%'`.execute(owner)
  expect(rows.map(({ name }) => name).sort()).toEqual([...(kept?.columns ?? [])].sort())
})

describe('keys that change', () => {
  const first = newKeys()
  const second = addKey(first, 'sm')

  test('nothing there is nothing to do', async () => {
    expect(await rotate(first)).toEqual({ current: 'k1', resealed: 0, unreadable: 0, used: [], unused: [] })
  })

  test('a key that is missing leaves everything as it stands and says how much', async () => {
    await fill(makeSecrets(first).seal)
    const before = await texts(makeSecrets(first).open)
    const stranger = newKeys()
    const lost = { ...stranger, current: 'k2', seal: { k2: stranger.hash } }
    expect(await rotate(lost)).toEqual({ current: 'k2', resealed: 0, unreadable: 1609, used: [], unused: [] })
    expect(await texts(makeSecrets(first).open)).toEqual(before)
  })

  test('seals everything again under the current key, page after page, and says which key is needed no more', async () => {
    const before = await texts(makeSecrets(first).open)
    let [total, done] = [0, 0]
    const rotation = await rotateKeys(owner, second, COUNTIES, {
      onTotal: (texts) => (total = texts),
      onTexts: (count) => (done += count),
    })
    expect(rotation).toEqual({ current: 'k2', resealed: 1609, unreadable: 0, used: [], unused: ['k1'] })
    expect([total, done]).toEqual([1609, 1609])
    const { k2 = '' } = second.seal
    expect(await texts(makeSecrets({ ...second, seal: { k2 } }).open)).toEqual(before)
    expect(await rotate(second)).toMatchObject({ resealed: 0, unused: ['k1'] })
  })

  test('goes on after it was cut off, and says that an old key is used by somebody still', async () => {
    const third = addKey(second)
    const failing = { onTotal: () => undefined, onTexts: (count: number) => void (count === 500 && fail()) }
    await expect(rotateKeys(owner, third, COUNTIES, failing)).rejects.toThrow('cut off')
    const rest = await rotate(third)
    expect(rest).toMatchObject({ resealed: 1609 - 501, used: [], unused: ['k1', 'k2'] })

    const late = { county_code: '610999', actor: '', request_hash: '', answered_at: '2026-11-23T02:00:00Z' }
    const unopened = { ...late, command_id: 'unopened', answer_cipher: 'k2.AAAA' }
    await owner.insertInto('command_receipt').values(unopened).execute()
    expect(await rotate(third)).toMatchObject({ unreadable: 1, used: ['k2'], unused: ['k1'] })
  })
})

test('every statement of it can be sent to one server of many', async () => {
  const statements = await statementsOf(() => rotate(addKey(newKeys())))
  expect(statements.size).toBeGreaterThan(SEALED.length)
  const objections = [...statements].map((statement) => [statement, ...findObjections(statement)])
  expect(objections.filter(([, ...reasons]) => reasons.length > 0)).toEqual([])
})

function fail(): never {
  throw new Error('cut off')
}
