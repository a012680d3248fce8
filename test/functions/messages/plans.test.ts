import { sql } from 'kysely'
import { countyScope, inTransaction } from '../../../cloudfunctions/server/database/scope'
import { appendEvents, type NewEvent } from '../../../cloudfunctions/server/events/append-events'
import { failStatement } from '../../support/failing-statements'
import { plansOf } from '../../support/plans'
import { dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import { BAIYANG, COUNTY, openOffice, type Office } from '../../support/open-office'

let office: Office

/** A city's posts, a county's reports and a year of messages. */
beforeAll(async () => {
  office = await openOffice()
  const { owner } = office
  await sql`
    INSERT INTO staff (staff_id, name, phone_hash, phone_cipher, role, area_code)
    SELECT gen_random_uuid(), '', lpad(i::text, 22, '0'), '', 'villageCadre', (610000000000 + i % 5000)::text
    FROM generate_series(1, 15000) AS i`.execute(owner)
  const household = await office.addHousehold(BAIYANG)
  await sql`
    INSERT INTO work_order (county_code, order_id, order_no, household_id, village_code, level, state, opened_on, opened_by,
      due_on, closed_on, outcome, score, lamps, reported, hits, unknown)
    SELECT ${COUNTY}, gen_random_uuid(), i, ${household.householdId}, ${BAIYANG}, 'village', 'closed', '2025-01-01', 'report',
      '2026-01-01', '2026-01-01', 'notRisk', 40, 2, true, '[]', '[]' FROM generate_series(1, 5000) AS i`.execute(owner)
  await sql`
    INSERT INTO report (county_code, report_id, report_no, household_id, village_code, order_id, kind, for_whom, reporter_hash,
      reported_on, reported_at)
    SELECT ${COUNTY}, gen_random_uuid(), order_no, household_id, village_code, order_id, 'illness', 'own', lpad(order_no, 22, '0'),
      '2026-01-01', '2026-01-01' FROM work_order`.execute(owner)
  await sql`
    INSERT INTO message_outbox (county_code, message_id, recipient, topic, subject_kind, subject_id, occasion, area_code, written_on,
      written_at, state)
    SELECT ${COUNTY}, gen_random_uuid(), 'villager:' || lpad((i % 900)::text, 22, '0'), 'report.answered', 'order', i, i, ${BAIYANG},
      '2026-01-01', '2026-01-01', 'sent' FROM generate_series(1, 20000) AS i`.execute(owner)
  await sql`ANALYZE`.execute(owner)
})
afterAll(() => office.close())

/** A slice of a night, or what a closing leaves. */
function append(type: 'order.issued' | 'order.closed', orders: number): Promise<void> {
  const events = Array.from({ length: orders }, (): NewEvent => ({
    ...{ type, subjectId: crypto.randomUUID(), payload: {}, duty: { level: 'village', holder: null } },
    ...{ householdId: crypto.randomUUID(), villageCode: BAIYANG },
  }))
  const stamp = { day: MONDAY, at: `${MONDAY}T02:00:00.000Z`, actor: 'timer' }
  return inTransaction(office.db, countyScope(COUNTY), (tx) => appendEvents(tx, COUNTY, stamp, events))
}

test('who has a post is a range of its area, who reported of their order', async () => {
  const plan = (await plansOf(() => append('order.issued', 500))).join('\n')
  expect(plan).toMatch(/Index .*staff_by_area/)
  expect(plan).toMatch(/Index .*report_by_order/)
  expect(plan).not.toMatch(/Seq Scan on (staff|report|message_outbox)\b/)
})

test('what a person was told is a range of the recipient, and pages of it leave nothing out', async () => {
  const some = Array.from({ length: 120 }, (_, index) => String(index + 1))
  await sql`UPDATE message_outbox SET recipient = ${`villager:${office.secrets.hash('reader')}`}
    WHERE subject_id = ANY (${some})`.execute(office.owner)
  const seen: string[] = []
  const plan = await plansOf(async () => {
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = dataOf(await office.ask('villager', 'reader', 'myMessages', { county: COUNTY, cursor }))
      seen.push(...page.items.map(({ messageId }) => messageId))
      cursor = page.nextCursor
    }
  })
  expect(plan.join('\n')).toMatch(/Index .*message_outbox_by_recipient/)
  expect([seen.length, new Set(seen).size]).toEqual([120, 120])
})

test('five hundred orders take as many statements as one, and everybody of the village hears of each', async () => {
  const sentFor = async (orders: number) => {
    const counting = failStatement(Infinity, 'refused')
    await append('order.issued', orders)
    counting.restore()
    return counting.sent()
  }
  const before = await countMessages()
  const few = await sentFor(1)
  expect(await sentFor(500)).toBe(few)
  expect((await countMessages()) - before).toBe(2 * 501)
})

async function countMessages(): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) FROM message_outbox WHERE topic = 'order.new'`.execute(
    office.owner,
  )
  return Number(rows[0]?.count)
}
