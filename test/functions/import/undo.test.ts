import fc from 'fast-check'
import { failStatement } from '../../support/failing-statements'
import {
  aHousehold,
  aMember,
  aSettlement,
  csv,
  fillRegister,
  neighbour,
  openCounty,
  otherVillage,
  people,
  type County,
} from './a-county'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
beforeEach(async () => {
  await county.clear()
  await fillRegister(county)
})
afterAll(() => county.close())

const TABLES = ['household', 'person', 'person_former', 'department_record', 'unmatched_row'] as const

/** Rows of every table that an undone batch must leave as they were. */
const rows = () => Promise.all(TABLES.map((table) => county.ask(`SELECT * FROM ${table} ORDER BY ${table}::text`)))

/** What every household scores, with the evidence and the projection that it was made of. */
const scores = () =>
  county.ask(`SELECT household_id, stood.score, stood.lamps, evaluation, next_change_on, facts FROM household_score AS stood
      JOIN score_history USING (county_code, household_id, version) ORDER BY 1`)

describe('a batch is not taken back', () => {
  test('that nobody delivered, or that is none of who asks', async () => {
    expect(await county.undo('00000000-0000-4000-8000-999999999999')).toMatchObject({
      refusal: { code: 'batch.unknown' },
    })
    const { batch } = await county.deliver('medical', [aSettlement()])
    expect(await county.undo(batch, [neighbour])).toMatchObject({ refusal: { code: 'permission.area' } })
  })

  test('of areas, of which nothing is kept', async () => {
    const { batch } = await county.deliver('areas', [{ 代码: '610999102', 名称: '新镇', 上级代码: '610999' }])
    expect(await county.undo(batch)).toMatchObject({ refusal: { code: 'batch.notKept' } })
  })

  test('twice', async () => {
    const { batch } = await county.deliver('medical', [aSettlement()])
    expect(await county.undo(batch)).toMatchObject({ ok: true, value: { batch, removed: 1, restored: 0, dirty: 1 } })
    expect(await county.undo(batch)).toMatchObject({ refusal: { code: 'batch.undone' } })
  })

  test.each([
    ['corrected by a later one', [aSettlement({ 个人自付: '1' })]],
    ['given to somebody else by a later one', [aSettlement({ 身份证号: people.li })]],
    ['taken away by a later one', [aSettlement({ 身份证号: people.stranger })]],
  ])('whose records were %s, until that one is', async (_how, correction) => {
    const { batch } = await county.deliver('medical', [aSettlement()])
    const { batch: later } = await county.deliver('medical', correction)
    expect(await county.undo(batch)).toMatchObject({
      refusal: { code: 'batch.changedSince', details: { batch: later, day: '2026-11-23', feed: '医疗费用结算' } },
    })
    expect(await county.undo(later)).toMatchObject({ ok: true })
    expect(await county.undo(batch)).toMatchObject({ ok: true })
  })

  test('in whose place a later one wrote', async () => {
    await county.deliver('medical', [aSettlement()])
    const { batch } = await county.deliver('medical', [aSettlement({ 身份证号: people.stranger })])
    const { batch: later } = await county.deliver('medical', [aSettlement()])
    expect(await county.undo(batch)).toMatchObject({
      refusal: { code: 'batch.changedSince', details: { batch: later, day: '2026-11-23', feed: '医疗费用结算' } },
    })
  })

  test('that brought people from another county, or whose people went to another one', async () => {
    const { batch: records } = await county.deliver('medical', [aSettlement({ 身份证号: people.son, 姓名: '张小麦' })])
    const son = aMember({ 户编号: 'N1', 姓名: '张小麦', 身份证号: people.son, 与户主关系: '之子' })
    const { batch: move } = await county.deliver('members', [son], { county: neighbour })
    expect(await county.undo(move)).toMatchObject({ refusal: { code: 'batch.movedPeople' } })
    expect(await county.undo(records)).toMatchObject({ refusal: { code: 'batch.peopleLeft' } })
  })

  test('whose newcomers have records of another one', async () => {
    const { batch } = await county.deliver('members', [aMember({ 姓名: '来人', 身份证号: people.stranger })])
    await county.deliver('medical', [aSettlement({ 身份证号: people.stranger })])
    expect(await county.undo(batch)).toMatchObject({ refusal: { code: 'batch.inUse' } })
  })

  test('whose households have people or a score by now', async () => {
    const { batch } = await county.deliver('households', [aHousehold({ 户编号: 'H9' })])
    const { batch: members } = await county.deliver('members', [aMember({ 户编号: 'H9' })])
    expect(await county.undo(batch)).toMatchObject({ refusal: { code: 'batch.inUse' } })
    expect(await county.undo(members)).toMatchObject({ ok: true })
    await county.asOwner(`INSERT INTO score_history (county_code, household_id, version, village_code, from_on, score, lamps, evaluation, rulebook)
      SELECT county_code, household_id, 1, village_code, '2026-11-23', 40, 2, '{}', 'r' FROM household WHERE household_no = 'H9'`)
    expect(await county.undo(batch)).toMatchObject({ refusal: { code: 'batch.inUse' } })
  })

  test('and a refusal leaves everything as it is', async () => {
    const { batch } = await county.deliver('medical', [aSettlement()])
    await county.deliver('medical', [aSettlement({ 个人自付: '1' })])
    const before = await county.snapshot()
    await county.undo(batch)
    expect(await county.snapshot()).toEqual(before)
  })
})

describe('a batch that is taken back leaves every row as it was before', () => {
  const stranger = { 身份证号: people.stranger, 姓名: '来人' }

  /** Delivers, takes back and compares. */
  async function expectUndone(feed: string, file: Parameters<County['deliver']>[1]) {
    const before = await rows()
    const { batch } = await county.deliver(feed, file)
    expect(await rows()).not.toEqual(before)
    expect(await county.undo(batch)).toMatchObject({ ok: true, value: { batch, feed } })
    expect(await rows()).toEqual(before)
    const [event] = await county.ask<{ type: string }>('SELECT type, subject_id FROM event ORDER BY seq DESC LIMIT 1')
    expect(event).toEqual({ type: 'file.undone', subject_id: batch })
  }

  test('records: new, corrected, of another person, of a stranger', async () => {
    await county.deliver(
      'medical',
      [1, 2, 3, 4].map((n) => aSettlement({ 结算流水号: `YB${n}` })),
    )
    await county.deliver('medical', [aSettlement({ ...stranger, 结算流水号: 'YB5' })])
    await expectUndone('medical', [
      aSettlement({ 结算流水号: 'YB1', 个人自付: '1' }),
      aSettlement({ 结算流水号: 'YB2', 身份证号: people.li, 姓名: '李长根' }),
      aSettlement({ ...stranger, 结算流水号: 'YB3' }),
      aSettlement({ 结算流水号: 'YB5' }),
      aSettlement({ 结算流水号: 'YB6' }),
      aSettlement({ ...stranger, 结算流水号: 'YB7' }),
    ])
  })

  test('members: new ones whose records waited, changed ones, and one who moves with all records', async () => {
    await county.deliver('medical', [
      aSettlement({ ...stranger, 结算流水号: 'YB1' }),
      aSettlement({ 结算流水号: 'YB2', 身份证号: people.son, 姓名: '张小麦' }),
    ])
    await county.deliver('members', [aMember({ 健康状况: '残疾' })], { day: '2026-11-25' })
    await expectUndone('members', [
      aMember({ ...stranger, 与户主关系: '其他' }),
      aMember({ 健康状况: '健康' }),
      aMember({ 户编号: 'H2', 姓名: '张小麦', 身份证号: people.son, 与户主关系: '之子' }),
      aMember({ 户编号: 'H8', 姓名: '无家', 身份证号: people.far }),
    ])
  })

  test('households: a new one for which members waited, and one that moves to another village', async () => {
    await county.deliver('medical', [aSettlement()])
    await county.deliver('members', [aMember({ ...stranger, 户编号: 'H9' })])
    await expectUndone('households', [
      aHousehold({ 户编号: 'H9', 户主身份证号: people.stranger, 户主姓名: '来人' }),
      aHousehold({ 村代码: otherVillage, 工资性收入: '1' }),
    ])
  })

  test('and what was disputed meanwhile stays disputed', async () => {
    const { batch } = await county.deliver('households', [aHousehold({ 工资性收入: '1' })])
    await county.ask(`UPDATE household SET disputed = '{"wages": 1}' WHERE household_no = 'H1'`)
    expect(await county.undo(batch)).toMatchObject({ ok: true })
    const [household] = await county.ask(`SELECT disputed FROM household WHERE household_no = 'H1'`)
    expect(household).toEqual({ disputed: { wages: 1 } })
  })
})

test('a first load is taken back like any other file', async () => {
  const before = await rows()
  const bills = csv([aSettlement(), aSettlement({ 结算流水号: 'YB2', 身份证号: people.stranger })])
  const loaded = await county.alone(() => county.deliverBytes('medical', bills, { firstLoad: county.owner }))
  expect(await county.undo(loaded.ok ? loaded.value.batch : null)).toMatchObject({ ok: true, value: { removed: 1 } })
  expect(await rows()).toEqual(before)
})

test('with any of its statements failing, all of it is done or nothing, and a second try ends it', async () => {
  await county.deliver('medical', [aSettlement()])
  const before = await rows()
  const file = [aSettlement({ 个人自付: '1' }), aSettlement({ 结算流水号: 'YB2' })]
  let reached = true
  for (let n = 1; reached; n += 1) {
    const { batch } = await county.deliver('medical', file)
    const after = await rows()
    const failing = failStatement(n, 'refused')
    await county.undo(batch).catch(() => undefined)
    failing.restore()
    reached = failing.failed() !== undefined
    expect([JSON.stringify(before), JSON.stringify(after)]).toContain(JSON.stringify(await rows()))
    await county.undo(batch)
    expect(await rows()).toEqual(before)
  }
})

test('after the first delivery of a feed is taken back, its silence means nothing again', async () => {
  await county.night('2026-11-23')
  const before = await scores()
  const { batch } = await county.deliver('medical', [aSettlement()])
  await county.night('2026-11-23')
  expect(await scores()).not.toEqual(before)
  await county.undo(batch)
  expect(await county.dirtyHouseholds()).toEqual(['H1', 'H2'])
  await county.night('2026-11-23')
  expect(await scores()).toEqual(before)
})

test('whatever was delivered and taken back, every household scores as before', async () => {
  const bill = fc.record({
    结算流水号: fc.constantFrom('YB1', 'YB2', 'YB3', 'YB4', 'YB5'),
    身份证号: fc.constantFrom(people.zhang, people.wang, people.li, people.stranger),
    结算日期: fc.constantFrom('2025-02-01', '2026-06-01', '2026-10-01'),
    医疗总费用: fc.constantFrom('90000', '200000'),
    个人自付: fc.constantFrom('100', '42000', '80000'),
  })
  const files = fc.array(fc.record({ bills: fc.array(bill, { minLength: 1, maxLength: 6 }), scored: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  })
  const earlier = [aSettlement(), aSettlement({ 结算流水号: 'YB2', 身份证号: people.li, 个人自付: '80000' })]
  await fc.assert(
    fc.asyncProperty(files, async (deliveries) => {
      await county.clear()
      await fillRegister(county)
      await county.deliver('medical', earlier)
      await county.night('2026-11-23')
      const before = [await rows(), await scores()]
      const batches: (string | null)[] = []
      for (const { bills, scored } of deliveries) {
        batches.push((await county.deliver('medical', bills.map(aSettlement))).batch)
        if (scored) await county.night('2026-11-23')
      }
      for (const batch of batches.reverse()) expect(await county.undo(batch)).toMatchObject({ ok: true })
      await county.night('2026-11-23')
      expect([await rows(), await scores()]).toEqual(before)
    }),
    { seed: 610999, numRuns: 12 },
  )
})
