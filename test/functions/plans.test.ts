import { sql } from 'kysely'
import type { QueryName } from '../../src/contract/operations'
import { connect } from '../../cloudfunctions/server/database/connect'
import { plansOf } from '../support/plans'
import { COUNTY, openOffice, TOWN, type Office } from '../support/open-office'

let office: Office

/** A county of 80 villages in two towns, 24,000 households with a closed order each and 1,600 with an open one as well. */
beforeAll(async () => {
  office = await openOffice()
  const owner = connect(office.ownerUrl, { max: 1, asOwner: true })
  const village = sql`(ARRAY['610999101', '610999102'])[1 + i % 2] || (201 + i % 80 / 2)::text`
  await sql`
    INSERT INTO household (county_code, household_id, household_no, village_code, head_name, head_id_hash, "values", content)
    SELECT ${COUNTY}, gen_random_uuid(), 'H' || (100000 + i), ${village}, chr(20000 + i % 50) || chr(21000 + i % 40), i, '{}', ''
    FROM generate_series(1, 24000) AS i`.execute(owner)
  await sql`
    INSERT INTO household_score (county_code, household_id, village_code) SELECT county_code, household_id, village_code FROM household`.execute(
    owner,
  )
  for (const [state, outcome, closedOn, share] of [
    ['closed', 'notRisk', '2026-01-01', 1],
    ['issued', null, null, 15],
  ] as const) {
    await sql`
      INSERT INTO work_order (county_code, order_id, order_no, household_id, village_code, level, state, opened_on, opened_by,
        due_on, closed_on, outcome, score, lamps, reported, hits, unknown)
      SELECT county_code, gen_random_uuid(), ${state} || household_no, household_id, village_code, 'village', ${state}, '2025-01-01',
        'score', DATE '2026-01-01' + i, ${closedOn}::date + i, ${outcome}, 40, 2, false, '[]', '[]'
      FROM (SELECT *, right(household_no, 5)::int % 300 AS i FROM household) AS h WHERE i % ${share} = 0`.execute(owner)
  }
  await sql`
    INSERT INTO event (county_code, seq, type, happened_on, happened_at, actor, household_id, village_code, payload, previous_hash, hash)
    SELECT county_code, row_number() OVER (), 'code.replaced', '2026-01-01', '2026-01-01', 'timer', household_id, village_code, '{}', '', ''
    FROM household`.execute(owner)
  await sql`
    INSERT INTO score_history (county_code, household_id, version, village_code, from_on, score, lamps, evaluation, rulebook)
    SELECT county_code, household_id, i, village_code, '2026-01-01', i, 0, '{"hits":[]}', '' FROM household, generate_series(1, 2) AS i`.execute(
    owner,
  )
  await sql`ANALYZE`.execute(owner)
  await owner.destroy()
})
afterAll(() => office.close())

const plans = async (openid: string, query: QueryName, payload: object = {}) => {
  const name = query === 'inbox' ? 'cadre' : 'officer'
  return (await plansOf(() => office.send(name, openid, { query, payload }))).join('\n')
}

test('no question of a page reads a whole table', async () => {
  for (const openid of ['county', 'town', 'baiyang']) {
    for (const plan of [
      await plans(openid, 'me'),
      await plans(openid, 'progress'),
      await plans(openid, 'orders'),
      await plans(openid, 'orders', { state: 'closed' }),
      await plans(openid, 'households', { by: 'number', text: 'H1000' }),
      await plans(openid, 'households', { by: 'name', text: String.fromCodePoint(20_007, 21_007) }),
    ])
      expect(plan).not.toMatch(/Seq Scan on (household|household_score|work_order)\b/)
  }
})

test.each([
  ['county', 'orders', {}, 'work_order_(one_)?open'],
  ['county', 'orders', { state: 'closed' }, 'work_order_closed'],
  ['baiyang', 'orders', {}, 'work_order_inbox'],
  ['baiyang', 'inbox', {}, 'work_order_inbox'],
  ['baiyang', 'orders', { state: 'closed' }, 'work_order_closed_in_village'],
  ['county', 'households', { by: 'number', text: 'H1' }, 'household_no_key'],
  ['county', 'households', { by: 'name', text: String.fromCodePoint(20_007, 21_007) }, 'household_by_name'],
  ['baiyang', 'households', { by: 'number', text: 'H1' }, 'household_by_number_in_village'],
  ['baiyang', 'households', { by: 'name', text: String.fromCodePoint(20_007, 21_007) }, 'household_by_name_in_village'],
] as const)('what %s asks of %s %j is a range of its index', async (openid, query, payload, index) => {
  const plan = await plans(openid, query, payload)
  expect(plan).toMatch(new RegExp(`Index .*(using|on) ${index}\\b`))
})

test('a page of what a town has closed opens no order of its neighbours', async () => {
  const plan = await plans('town', 'orders', { state: 'closed' })
  expect(plan).toMatch(/Index Only Scan Backward using work_order_closed\b/)
})

test('the timeline of a household is a range of the index in each of its sources', async () => {
  const found = await office.ask('officer', 'county', 'households', { by: 'number', text: 'H100007' })
  const householdId = found.ok ? found.data.items[0]?.householdId : undefined
  const plan = await plans('county', 'timeline', { householdId })
  expect(plan).toMatch(/Index Scan Backward using event_by_household on event\b/)
  expect(plan).toMatch(/Index Scan Backward using score_history_pkey on score_history\b/)
  expect(plan).not.toMatch(/Seq Scan on (household|event|score_history)\b/)
})

test('what is closed is not counted', async () => {
  for (const area of [COUNTY, TOWN])
    expect(await plans('county', 'progress', { area })).not.toContain('work_order_closed')
})
