import '../../support/quiet'
import { sql } from 'kysely'
import { scoreCounties } from '../../../cloudfunctions/nightly/score-counties'
import { inTransaction } from '../../../cloudfunctions/server/database/scope'
import { failStatement } from '../../support/failing-statements'
import { orderSteps } from '../../support/order-steps'
import { codeOf, dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import {
  BAIYANG,
  COUNTY,
  evaluationOf,
  LIUJIA,
  MEDICAL,
  openOffice,
  QINGSHAN,
  type Household,
  type Office,
} from '../../support/open-office'

let office: Office
let orders: ReturnType<typeof orderSteps>
beforeAll(async () => {
  office = await openOffice()
  orders = orderSteps(office)
})
afterAll(() => office.close())
beforeEach(() => office.setDay(MONDAY))

/** `topic → openid`, sorted; whoever reported is 群众. */
async function told(household: Household): Promise<readonly string[]> {
  const { rows } = await sql<{ topic: string; recipient: string; openid: string | null }>`
    SELECT topic, recipient, (SELECT openid FROM staff WHERE recipient =
      'staff:' || encode(decode(translate(phone_hash, '-_', '+/') || '==', 'base64'), 'hex')::uuid) AS openid
    FROM message_outbox WHERE county_code = ${COUNTY} AND household_id = ${household.householdId}`.execute(office.owner)
  return rows.map(({ topic, recipient, openid }) => `${topic} → ${openid ?? nameOf(recipient)}`).sort()
}

function nameOf(recipient: string): string {
  const known = ['villager', 'neighbour'].find((openid) => recipient === `villager:${office.secrets.hash(openid)}`)
  return known ?? recipient
}

async function newOrder(villageCode = BAIYANG) {
  const household = await office.addHousehold(villageCode)
  const { order } = await office.score(household, evaluationOf([MEDICAL]))
  return { household, orderId: order.orderId }
}

const report = (household: Household, openid = 'villager') =>
  office.tell('villager', openid, 'submitReport', { code: household.code, kind: 'illness', forWhom: 'own' })

describe('nothing is told', () => {
  test('of a command that was refused', async () => {
    const { household, orderId } = await newOrder()
    const before = await told(household)
    expect(codeOf(await office.tell('officer', 'town', 'urgeOrder', { orderId }, { expectedVersion: 7 }))).toBe(
      'order.stale',
    )
    expect(await told(household)).toEqual(before)
  })

  test.each(['refused', 'gone'] as const)('when a statement of a command is %s, whichever', async (how) => {
    const { household, orderId } = await newOrder()
    const before = await told(household)
    const event = { command: 'urgeOrder', commandId: crypto.randomUUID(), payload: { orderId }, expectedVersion: 1 }
    for (let n = 1; ; n += 1) {
      const failing = failStatement(n, how)
      const answer = await office.send('officer', 'town', event)
      failing.restore()
      if (answer.ok) break
      expect(await told(household)).toEqual(before)
    }
    expect(await told(household)).toEqual([...before, 'order.urged → baiyang', 'order.urged → baiyang2'].sort())
  })

  test('to whoever has no post any more', async () => {
    const all = sql`UPDATE staff SET active = NOT active WHERE openid = 'baiyang2'`
    await all.execute(office.owner)
    const { household } = await newOrder()
    await all.execute(office.owner)
    expect(await told(household)).toEqual(['order.new → baiyang'])
  })

  test('to whoever did it', async () => {
    const { household, orderId } = await newOrder()
    dataOf(await orders.accept(orderId))
    dataOf(await orders.visit(orderId))
    dataOf(await orders.close(orderId, 'identify'))
    expect(await told(household)).toEqual(['case.step → baiyang2', 'order.new → baiyang', 'order.new → baiyang2'])
  })
})

test('the same command sent twice gets the same answer and makes one message, also at once', async () => {
  const { household, orderId } = await newOrder()
  const event = { command: 'urgeOrder', commandId: crypto.randomUUID(), payload: { orderId }, expectedVersion: 1 }
  const answers = await Promise.all([1, 2, 3].map(() => office.send('officer', 'town', event)))
  answers.push(await office.send('officer', 'town', event))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect((await told(household)).filter((one) => one.startsWith('order.urged'))).toHaveLength(2)
})

test('a village that has nobody is the township’s', async () => {
  const { household } = await newOrder(LIUJIA)
  expect(await told(household)).toEqual(['order.new → othertown'])
})

test('whoever has an order hears that it is theirs, urged and opened again; whoever reported, that it was heard and answered', async () => {
  const { household, orderId } = await newOrder()
  dataOf(await report(household))
  dataOf(await orders.accept(orderId, { expectedVersion: 2 }))
  const { items } = dataOf(await office.ask('officer', 'town', 'colleagues', { orderId }))
  const to = items.find(({ name }) => name === '干部baiyang2')?.staffId ?? ''
  const more = (expectedVersion: number) => ({ expectedVersion })
  dataOf(await office.tell('officer', 'town', 'handOverOrder', { orderId, to, reason: '住院' }, more(3)))
  dataOf(await office.tell('officer', 'town', 'urgeOrder', { orderId }, more(4)))
  dataOf(await orders.visit(orderId, { openid: 'baiyang2', expectedVersion: 4 }))
  dataOf(await orders.close(orderId, 'notRisk', { openid: 'baiyang2', expectedVersion: 5 }))
  dataOf(await office.tell('officer', 'town', 'reopenOrder', { orderId, reason: '再看' }, more(6)))
  expect(await told(household)).toEqual(
    [
      ...['order.new → baiyang', 'order.new → baiyang2', 'order.more → baiyang', 'order.more → baiyang2'],
      ...['report.received → villager', 'order.yours → baiyang2', 'order.urged → baiyang2'],
      ...['report.answered → villager', 'order.again → baiyang2', 'report.again → villager'],
    ].sort(),
  )
})

test('an objection goes to the township, its answer to whoever objected and to nobody else who reported', async () => {
  const { household, orderId } = await newOrder()
  const { reportNo } = dataOf(await report(household))
  dataOf(await report(household, 'neighbour'))
  dataOf(await orders.accept(orderId, { expectedVersion: 3 }))
  dataOf(await orders.visit(orderId, { expectedVersion: 4 }))
  dataOf(await orders.close(orderId, 'notRisk', { expectedVersion: 5 }))
  const before = await told(household)
  dataOf(await office.tell('villager', 'villager', 'objectToResult', { county: COUNTY, reportNo, words: '不对' }))
  const open = dataOf(await office.ask('officer', 'town', 'resultObjections', {})).items
  const { objectionId } = open.find((one) => one.orderId === orderId) ?? { objectionId: '' }
  dataOf(await office.tell('officer', 'town', 'answerResultObjection', { objectionId, reason: '查过' }))
  const after = [...before, 'objection.answered → villager', 'objection.new → town']
  expect(await told(household)).toEqual(after.sort())
})

test('a department’s wrong record goes to the county, once for each record', async () => {
  const { household, orderId } = await newOrder()
  dataOf(await orders.accept(orderId))
  dataOf(await orders.visit(orderId))
  dataOf(await orders.close(orderId, 'dataError'))
  expect((await told(household)).filter((one) => one.startsWith('correction'))).toEqual(
    Array(2).fill('correction.new → county'),
  )
})

describe('a night', () => {
  const night = async (day: string) => {
    office.setDay(day)
    dataOf(await scoreCounties(office.runtime, [COUNTY], { day, full: false }).then(answer))
  }
  const answer = <T>(result: { ok: true; value: T } | { ok: false }) =>
    result.ok ? ({ ok: true, data: result.value } as const) : Promise.reject(new Error('refused'))

  test('reminds of a clock that runs out once a step, the township too', async () => {
    const { household, orderId } = await newOrder()
    const { dueOn } = (await orders.detailOf(orderId)).card
    const before = await told(household)
    await night(dueOn)
    const soon = ['order.dueSoon → baiyang', 'order.dueSoon → baiyang2', 'order.dueSoon → town']
    expect(await told(household)).toEqual([...before, ...soon].sort())
    await night(dueOn)
    expect(await told(household)).toEqual([...before, ...soon].sort())
    for (const later of ['2026-12-07', '2026-12-08']) await night(later)
    const late = ['order.late → baiyang', 'order.late → baiyang2', 'order.late → town']
    expect(await told(household)).toEqual([...before, ...soon, ...late].sort())
    dataOf(await orders.accept(orderId))
    await night('2027-01-29')
    expect(await told(household)).toEqual(
      [...before, ...soon, ...late, 'order.late → baiyang', 'order.late → town'].sort(),
    )
  })
})

test('row security alone shows a village no message about another', async () => {
  const { household } = await newOrder()
  const seenBy = (area: string) =>
    inTransaction(office.db, { county: COUNTY, areas: [area] }, (tx) =>
      tx
        .selectFrom('message_outbox')
        .select('topic')
        .where('county_code', '=', COUNTY)
        .where('household_id', '=', household.householdId)
        .execute(),
    )
  expect(await seenBy(QINGSHAN)).toEqual([])
  expect(await seenBy(BAIYANG)).toHaveLength(2)
})

test('the database takes nobody as a recipient but by id', async () => {
  const { household } = await newOrder()
  for (const recipient of ['13812345678', '张大山', 'oOPENID', 'staff:13812345678', 'villager:oOPENID'])
    await expect(
      sql`UPDATE message_outbox SET recipient = ${recipient} WHERE household_id = ${household.householdId}`.execute(
        office.owner,
      ),
    ).rejects.toMatchObject({ constraint: 'message_outbox_recipient' })
})

describe('whoever does not get messages on the phone', () => {
  const page = (name: 'villager' | 'cadre', openid: string, cursor?: string) =>
    office.ask(name, openid, 'myMessages', { county: COUNTY, cursor })

  test('is refused a place in the list that nobody gave them, and a county that is not theirs', async () => {
    expect(codeOf(await page('cadre', 'baiyang', 'x'))).toBe('cursor.invalid')
    expect(codeOf(await office.ask('cadre', 'baiyang', 'myMessages', { county: '610998' }))).toBe('permission.area')
  })

  test('reads their own, the newest first, and nobody else’s', async () => {
    office.setDay('2027-03-01')
    const { household, orderId } = await newOrder()
    dataOf(await report(household, 'reader'))
    dataOf(await office.tell('officer', 'town', 'urgeOrder', { orderId }, { expectedVersion: 2 }))
    const { items: all } = dataOf(await page('cadre', 'baiyang'))
    const kept = await office.owner
      .selectFrom('message_outbox')
      .select('recipient')
      .where(
        'message_id',
        'in',
        all.map(({ messageId }) => messageId),
      )
      .execute()
    expect([kept.length, new Set(kept.map(({ recipient }) => recipient)).size]).toEqual([all.length, 1])
    const here = all.slice(0, 3).filter(({ subjectId }) => subjectId === orderId)
    expect(here.map(({ topic }) => topic).sort()).toEqual(['order.more', 'order.new', 'order.urged'])
    const own = dataOf(await page('villager', 'reader'))
    expect(own.items).toMatchObject([{ topic: 'report.received', subjectKind: 'order', on: '2027-03-01' }])
    expect(dataOf(await page('villager', 'somebody else'))).toEqual({ items: [], nextCursor: null })
  })
})
