import { sql, type RawBuilder } from 'kysely'
import { dataOf } from '../../support/answers'
import { orderSteps } from '../../support/order-steps'
import { askWudeng } from '../../support/run-wudeng'
import { BAIYANG, COUNTY, evaluationOf, MEDICAL, openOffice, type Office } from '../../support/open-office'

// Somebody with the owner's rights lays hands on the history of an order: `wudeng verify` names county, position and event.

const STORY = ['order.issued', 'order.accepted', 'order.visited', 'order.closed'] as const

let office: Office
beforeAll(async () => {
  office = await openOffice()
  const orders = orderSteps(office)
  const { orderId } = (await office.score(await office.addHousehold(BAIYANG), evaluationOf([MEDICAL]))).order
  dataOf(await orders.accept(orderId))
  dataOf(await orders.visit(orderId))
  dataOf(await orders.close(orderId, 'notRisk'))
})
afterAll(() => office.close())

async function verify(): Promise<{ status: number; differences: readonly string[] }> {
  const { status, value } = await askWudeng(['verify', '--county', COUNTY], office.environment())
  // The office's households were scored by hand; here only the chain is asked about.
  const differences: string[] = value.differences
  return { status, differences: differences.filter((difference) => difference.includes('event')) }
}

/** What `verify` says after these statements of the owner, which are taken back. */
async function verifyAfter(...statements: RawBuilder<unknown>[]): Promise<readonly string[]> {
  await sql`CREATE TABLE kept AS SELECT * FROM event`.execute(office.owner)
  try {
    for (const statement of statements) await statement.execute(office.owner)
    const { status, differences } = await verify()
    expect(status).toBe(1)
    return differences
  } finally {
    await sql`DELETE FROM event`.execute(office.owner)
    await sql`INSERT INTO event SELECT * FROM kept`.execute(office.owner)
    await sql`DROP TABLE kept`.execute(office.owner)
  }
}

const nameOf = (seq: number) => `event ${seq} (${STORY[seq - 1]})`
const here = sql`county_code = ${COUNTY}`

test('untouched it holds, and is the story that was told', async () => {
  expect((await verify()).differences).toEqual([])
  const events = await office.owner.selectFrom('event').select('type').orderBy('seq').execute()
  expect(events.map(({ type }) => type)).toEqual(STORY)
})

test.each([
  ['payload', sql`payload = jsonb_set(payload::jsonb, '{version}', '9')::json`],
  ['type', sql`type = 'order.reopened'`],
  ['actor', sql`actor = 'staff:somebody'`],
  ['day', sql`happened_on = happened_on - 1`],
  ['instant', sql`happened_at = happened_at - interval '1 hour'`],
  ['household', sql`household_id = gen_random_uuid()`],
  ['village', sql`village_code = '610999101202'`],
  ['subject', sql`subject_id = gen_random_uuid()`],
])('another %s', async (column, change) => {
  const told = await verifyAfter(sql`UPDATE event SET ${change} WHERE ${here} AND seq = 2`)
  const name = column === 'type' ? 'event 2 (order.reopened)' : nameOf(2)
  expect(told).toEqual([`${COUNTY}: ${name} was changed`])
})

test('another order: two events change places', async () => {
  const told = await verifyAfter(
    sql`UPDATE event SET seq = -2 WHERE ${here} AND seq = 2`,
    sql`UPDATE event SET seq = 2 WHERE ${here} AND seq = 3`,
    sql`UPDATE event SET seq = 3 WHERE ${here} AND seq = -2`,
  )
  const moved = ['event 2 (order.visited)', 'event 3 (order.accepted)']
  expect(told).toEqual([
    ...moved.flatMap((name) => [`${COUNTY}: ${name} does not follow the one before`, `${COUNTY}: ${name} was changed`]),
    `${COUNTY}: ${nameOf(4)} does not follow the one before`,
  ])
})

test('a deletion in the middle, at the end, and of everything', async () => {
  expect(await verifyAfter(sql`DELETE FROM event WHERE ${here} AND seq = 2`)).toEqual([
    `${COUNTY}: event 2 is missing before ${nameOf(3)}`,
  ])
  expect(await verifyAfter(sql`DELETE FROM event WHERE ${here} AND seq = 4`)).toEqual([
    `${COUNTY}: event 4 is missing at the end`,
  ])
  expect(await verifyAfter(sql`DELETE FROM event WHERE ${here}`)).toEqual([
    `${COUNTY}: events 1 to 4 are missing at the end`,
  ])
})

test('an insertion at the end, and in the middle with the others moved up', async () => {
  const forged = (seq: number, previous: number) => sql`
    INSERT INTO event SELECT (jsonb_populate_record(event, jsonb_build_object('seq', ${seq}::int, 'previous_hash', hash))).*
    FROM event WHERE ${here} AND seq = ${previous}`
  const added = [
    `${COUNTY}: event 5 (order.closed) was changed`,
    `${COUNTY}: event 5 (order.closed) was added behind the end of the chain`,
  ]
  expect(await verifyAfter(forged(5, 4))).toEqual(added)
  const movedUp = [4, 3].map((seq) => sql`UPDATE event SET seq = ${seq + 1} WHERE ${here} AND seq = ${seq}`)
  expect(await verifyAfter(...movedUp, forged(3, 2))).toEqual([
    `${COUNTY}: event 3 (order.accepted) was changed`,
    `${COUNTY}: event 4 (order.visited) was changed`,
    ...added,
  ])
})

test('the functions’ own role can do none of it', async () => {
  for (const statement of [sql`UPDATE event SET actor = 'nobody' WHERE ${here}`, sql`DELETE FROM event WHERE ${here}`])
    await expect(office.inCounty(COUNTY, (tx) => statement.execute(tx))).rejects.toMatchObject({ code: '42501' })
})
