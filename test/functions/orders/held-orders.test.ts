import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { evidenceThatOpens } from '../../../src/domain/order/silence'
import { groundsOf } from '../../../src/domain/order/storm-brake'
import type { Hit } from '../../../src/domain/scoring/evaluation'
import { settleCandidates } from '../../../cloudfunctions/server/orders/settle-candidates'
import { keepResult } from '../../support/keep-result'
import { codeOf, dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import {
  BAIYANG,
  COUNTY,
  EDUCATION,
  evaluationOf,
  evidence,
  FAR,
  LIUJIA,
  openOffice,
  OTHER_COUNTY,
  OTHER_TOWN,
  QINGSHAN,
  TOWN,
  type Household,
  type Office,
} from '../../support/open-office'

// What the brake does with candidates: holds, lists, releases. That a night makes them out of files is in storm.test.ts.

const TUESDAY = '2026-11-24'
const BATCH = '00000000-0000-4000-8000-00000000bad0'
const BAD = `batch:${BATCH}`

let office: Office
beforeEach(async () => {
  office = await openOffice()
  await office.inCounty(COUNTY, (tx) =>
    tx
      .insertInto('import_batch')
      .values({
        ...{ county_code: COUNTY, batch_id: BATCH, delivered: 1, feed: 'medical', file_hash: 'h', actor: 'operator' },
        ...{ received_on: MONDAY, received_at: `${MONDAY}T01:00:00Z`, is_delivery: true },
        counts: JSON.stringify({ read: 1200, accepted: 24 }),
      })
      .execute(),
  )
})
afterEach(() => office.close())

/** A hit on a record of this delivery; null = of the register. */
const hitOf = (rule: string, batch: string | null, key = 'J1', more: Partial<Hit> = {}): Hit => ({
  ...{ rule, points: 30, core: false, value: '', threshold: '', evidence: [{ ...evidence('medical', key), batch }] },
  ...more,
})

/** Scored, and due: as a slice of a night leaves it. */
async function makeDue(household: Household, hits: readonly Hit[]): Promise<void> {
  const { county, householdId, villageCode } = household
  await office.inCounty(county, async (tx) => {
    await keepResult(tx, household, evaluationOf(hits))
    const grounds = groundsOf(hits, evidenceThatOpens(hits, [], MONDAY))
    const due = { village_code: villageCode, found_on: MONDAY, grounds: JSON.stringify(grounds) }
    await tx
      .insertInto('order_candidate')
      .values({ county_code: county, household_id: householdId, ...due })
      .execute()
  })
}

async function makeOne(village: string, hits: readonly Hit[]): Promise<Household> {
  const household = await office.addHousehold(village)
  await makeDue(household, hits)
  return household
}

async function makeMany(count: number, village: string, hits: () => readonly Hit[]): Promise<Household[]> {
  const made: Household[] = []
  while (made.length < count) made.push(await makeOne(village, hits()))
  return made
}

const night = (day = MONDAY) =>
  settleCandidates(office.db, { county: COUNTY, day, at: `${day}T02:00:00Z`, newId: randomUUID })
const held = async () => dataOf(await office.ask('officer', 'county', 'heldOrders', {}))
const release = (openid: string, cause: string, county = COUNTY, commandId = randomUUID()) =>
  office.tell('officer', openid, 'releaseHeld', { county, cause }, { commandId })
const openOrders = () =>
  office.inCounty(COUNTY, async (tx) => {
    const rows = await tx
      .selectFrom('work_order')
      .select('household_id')
      .where('county_code', '=', COUNTY)
      .where('state', '<>', 'closed')
      .execute()
    return rows.map((row) => row.household_id).sort()
  })
const idsOf = (households: readonly Household[]) => households.map(({ householdId }) => householdId).sort()

describe('refused', () => {
  test.each([
    ['baiyang', COUNTY, 'permission.role'],
    ['town', COUNTY, 'permission.role'],
    ['a stranger', COUNTY, 'permission.role'],
    ['county', OTHER_COUNTY, 'permission.area'],
  ])('%s may neither see nor release what %s holds', async (openid, county, code) => {
    await makeMany(20, BAIYANG, () => [hitOf('R06', BATCH)])
    await night()
    expect(codeOf(await office.ask('officer', openid, 'heldOrders', { county }))).toBe(code)
    expect(codeOf(await release(openid, BAD, county))).toBe(code)
    expect(await openOrders()).toEqual([])
  })

  test('a cause that is none', async () => {
    expect(codeOf(await release('county', 'everything'))).toBe('request.invalid')
  })

  test('a command id of another release', async () => {
    const commandId = randomUUID()
    expect(dataOf(await release('county', BAD, COUNTY, commandId))).toEqual({ opened: 0 })
    expect(codeOf(await release('county', 'rule:R06', COUNTY, commandId))).toBe('command.idReused')
  })
})

test('a county that is calm holds nothing and says so', async () => {
  const lit = await makeMany(3, BAIYANG, () => [hitOf('R06', BATCH)])
  expect(await night()).toEqual({ opened: 3, held: 0 })
  expect(await openOrders()).toEqual(idsOf(lit))
  expect(await held()).toMatchObject({ households: 3, held: 0, causes: [] })
})

describe('a storm of one batch', () => {
  let storm: Household[]
  let other: Household
  let lone: Household
  beforeEach(async () => {
    storm = [
      ...(await makeMany(12, BAIYANG, () => [hitOf('R06', BATCH)])),
      ...(await makeMany(4, QINGSHAN, () => [hitOf('R06', BATCH), hitOf('R07', null)])),
      ...(await makeMany(8, LIUJIA, () => [hitOf('R06', BATCH)])),
    ]
    other = await makeOne(BAIYANG, [hitOf('R06', randomUUID())])
    lone = await makeOne(BAIYANG, [hitOf('R06', BATCH), EDUCATION])
  })

  test('is held; what the same rule found elsewhere and a core hit of its own open', async () => {
    expect(await night()).toEqual({ opened: 2, held: 24 })
    expect(await openOrders()).toEqual(idsOf([other, lone]))
    expect(await held()).toEqual({
      today: MONDAY,
      county: { code: COUNTY, name: '示范县' },
      households: 26,
      held: 24,
      causes: [
        {
          cause: BAD,
          from: {
            ...{ kind: 'batch', batch: BATCH, feedName: '医疗费用结算', department: '医保局', receivedOn: MONDAY },
            ...{ rows: 1200, accepted: 24, rules: ['自付医疗较大'], undone: false },
          },
          households: 24,
          since: MONDAY,
          townships: [
            { code: TOWN, name: '平川镇', households: 16, samples: ['H001', 'H002', 'H003'] },
            { code: OTHER_TOWN, name: '河口镇', households: 8, samples: ['H017', 'H018', 'H019'] },
          ],
        },
      ],
    })
    expect(dataOf(await office.ask('officer', 'county', 'progress', {}))).toMatchObject({ held: 24 })
    expect(dataOf(await office.ask('officer', 'county', 'progress', { area: TOWN }))).toMatchObject({ held: 0 })
    expect(dataOf(await office.ask('officer', 'town', 'progress', {}))).toMatchObject({ held: 0 })
  })

  test('stays held the next night, also when fewer are left than would make a storm', async () => {
    await night()
    const gone = idsOf(storm.slice(0, 20))
    await office.inCounty(COUNTY, (tx) =>
      tx
        .deleteFrom('order_candidate')
        .where('county_code', '=', COUNTY)
        .where(sql<boolean>`household_id = ANY (${gone}::uuid[])`)
        .execute(),
    )
    office.setDay(TUESDAY)
    expect(await night(TUESDAY)).toEqual({ opened: 0, held: 4 })
    expect(await held()).toMatchObject({ held: 4, causes: [{ cause: BAD, since: MONDAY }] })
  })

  test('released opens exactly its orders, from that day on, once', async () => {
    await night()
    office.setDay(TUESDAY)
    const commandId = randomUUID()
    expect(dataOf(await release('county', BAD, COUNTY, commandId))).toEqual({ opened: 24 })
    expect(await openOrders()).toEqual(idsOf([...storm, other, lone]))
    expect(dataOf(await release('county', BAD, COUNTY, commandId))).toEqual({ opened: 24 })
    expect(dataOf(await release('county', BAD))).toEqual({ opened: 0 })
    expect(await held()).toMatchObject({ held: 0, causes: [] })
    const { items } = dataOf(await office.ask('cadre', 'qingshan', 'inbox', {}))
    expect(items.map(({ openedOn, dueOn, score }) => [openedOn, dueOn, score])).toEqual(
      Array.from({ length: 4 }, () => [TUESDAY, '2026-11-25', 40]),
    )
    expect(await night(TUESDAY)).toEqual({ opened: 0, held: 0 })
  })

  test('released leaves an event of each order and one that says who released how many', async () => {
    await night()
    await release('county', BAD)
    const events = await office.inCounty(COUNTY, (tx) =>
      tx
        .selectFrom('event')
        .select(['type', 'actor', 'payload'])
        .where('county_code', '=', COUNTY)
        .where('actor', 'like', 'staff:%')
        .orderBy('seq')
        .execute(),
    )
    expect(events.filter(({ type }) => type === 'order.issued')).toHaveLength(24)
    expect(events.at(-1)).toMatchObject({ type: 'orders.released', payload: { cause: BAD, orders: 24 } })
  })

  test('lets a report through, whose order then holds the evidence; the candidate is gone', async () => {
    await night()
    const [first] = storm
    const report = { code: first?.code ?? '', kind: 'illness', forWhom: 'own' } as const
    dataOf(await office.tell('villager', 'somebody', 'submitReport', report))
    expect(await openOrders()).toEqual(idsOf([other, lone, ...storm.slice(0, 1)]))
    expect(await held()).toMatchObject({ held: 23 })
    expect(dataOf(await release('county', BAD))).toEqual({ opened: 23 })
  })

  test('released twice at once opens each order once', async () => {
    await night()
    const [one, two] = await Promise.all([release('county', BAD), release('county', BAD)])
    expect(dataOf(one).opened + dataOf(two).opened).toBe(24)
    expect(await openOrders()).toHaveLength(26)
  })
})

test('a storm of one rule over many batches is told by the words of the rulebook; one release frees both causes of a household', async () => {
  const many = await makeMany(20, BAIYANG, () => [hitOf('R06', randomUUID())])
  const both = await makeMany(20, BAIYANG, () => [hitOf('R06', randomUUID()), hitOf('R13', null)])
  expect(await night()).toEqual({ opened: 0, held: 40 })
  const { causes } = await held()
  expect(causes.map(({ cause, households }) => [cause, households])).toEqual([
    ['rule:R06', 40],
    ['rule:R13', 20],
  ])
  expect(causes[0]?.from).toMatchObject({ kind: 'rule', name: expect.stringMatching(/[\u4e00-\u9fff]/) })
  expect(dataOf(await release('county', 'rule:R13'))).toEqual({ opened: 20 })
  expect(await openOrders()).toEqual(idsOf(both))
  expect(await held()).toMatchObject({ held: 20, causes: [{ cause: 'rule:R06', households: 20 }] })
  expect(dataOf(await release('county', 'rule:R06'))).toEqual({ opened: 20 })
  expect(await openOrders()).toEqual(idsOf([...many, ...both]))
})

test('another county is another storm', async () => {
  await makeMany(20, BAIYANG, () => [hitOf('R06', BATCH)])
  await makeMany(5, FAR, () => [hitOf('R06', BATCH)])
  await night()
  await release('county', BAD)
  const waiting = await office.inCounty(OTHER_COUNTY, (tx) =>
    tx.selectFrom('order_candidate').select('held_for').where('county_code', '=', OTHER_COUNTY).execute(),
  )
  expect(waiting).toEqual(Array.from({ length: 5 }, () => ({ held_for: null })))
})
