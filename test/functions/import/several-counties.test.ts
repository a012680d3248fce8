import {
  aHousehold,
  aMember,
  areas,
  aSettlement,
  fillRegister,
  home,
  neighbour,
  neighbourVillage,
  openCounty,
  people,
  type County,
} from './a-county'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
beforeEach(() => county.clear())
afterAll(() => county.close())

const residents = (at: string) =>
  county.ask<{ no: string; name: string }>(
    'SELECT household_no AS no, name FROM person JOIN household USING (county_code, household_id) ORDER BY 1, 2',
    at,
  )
const records = (at: string) =>
  county.ask<{ key: string; no: string; disputed: string | null }>(
    `SELECT record_key AS key, household_no AS no, disputed_content AS disputed
      FROM department_record JOIN household USING (county_code, household_id) ORDER BY 1`,
    at,
  )
const waiting = async () => [
  ...(await county.ask('SELECT record_key FROM unmatched_row')),
  ...(await county.ask('SELECT record_key FROM unmatched_row', neighbour)),
]

describe('somebody who moves to another county', () => {
  const son = aMember({ 户编号: 'N1', 姓名: '张小麦', 身份证号: people.son, 与户主关系: '之子' })
  const move = (options = {}) => county.deliver('members', [son], { county: neighbour, ...options })

  beforeEach(async () => {
    await fillRegister(county)
    const costs = [
      aSettlement({ 结算流水号: 'YB1', 身份证号: people.son, 姓名: '张小麦' }),
      aSettlement({ 结算流水号: 'YB2' }),
    ]
    await county.deliver('medical', costs)
    await county.ask("UPDATE department_record SET disputed_content = 'x' WHERE record_key = 'YB1'")
    await county.settle()
  })

  test('takes all records along, and both households change', async () => {
    expect(await move()).toMatchObject({ accepted: 1, dirty: 2 })
    expect((await residents(home)).map(({ name }) => name)).not.toContain('张小麦')
    expect(await residents(neighbour)).toContainEqual({ no: 'N1', name: '张小麦' })
    expect(await records(home)).toMatchObject([{ key: 'YB2', no: 'H1' }])
    expect(await records(neighbour)).toEqual([{ key: 'YB1', no: 'N1', disputed: 'x' }])
    expect(await county.dirtyHouseholds()).toEqual(['H1'])
    const [event] = await county.ask('SELECT type, payload FROM event ORDER BY seq DESC LIMIT 1')
    expect(event).toEqual({ type: 'person.left', payload: { to: neighbour } })
  })

  test('is rehearsed with the same counts and without a trace, and sent again nothing changes', async () => {
    const before = [await county.snapshot(), await residents(neighbour)]
    const rehearsal = await move({ dryRun: true })
    expect([await county.snapshot(), await residents(neighbour)]).toEqual(before)
    const real = await move()
    expect({ ...rehearsal, batch: real.batch }).toEqual(real)
    expect(await move()).toMatchObject({ accepted: 0, unchanged: 1, dirty: 0 })
  })

  test('stays where whoever delivers has no say', async () => {
    await move({ reach: [neighbour] })
    expect((await residents(home)).map(({ name }) => name)).toContain('张小麦')
    expect(await records(home)).toHaveLength(2)
  })

  test('comes back with a newer file', async () => {
    await move()
    await county.deliver('members', [{ ...son, 户编号: 'H1' }])
    expect(await residents(home)).toContainEqual({ no: 'H1', name: '张小麦' })
    expect((await residents(neighbour)).map(({ name }) => name)).toEqual(['远亲'])
    expect(await records(home)).toMatchObject([
      { key: 'YB1', no: 'H1' },
      { key: 'YB2', no: 'H1' },
    ])
  })
})

test.each([
  ['households, members, medical'],
  ['households, medical, members'],
  ['members, households, medical'],
  ['members, medical, households'],
  ['medical, households, members'],
  ['medical, members, households'],
])('files that span counties come to the same end in any order: %s', async (order) => {
  const files: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
    households: [
      aHousehold(),
      aHousehold({ 户编号: 'N1', 村代码: neighbourVillage, 户主身份证号: people.far, 户主姓名: '远亲' }),
    ],
    members: [
      aMember(),
      aMember({ 户编号: 'N1', 姓名: '远亲', 身份证号: people.far }),
      aMember({ 户编号: 'N1', 姓名: '远童', 身份证号: people.stranger, 与户主关系: '之子' }),
    ],
    medical: [
      aSettlement(),
      aSettlement({ 结算流水号: 'YB2', 身份证号: people.far, 姓名: '远亲' }),
      aSettlement({ 结算流水号: 'YB3', 身份证号: people.stranger, 姓名: '远童' }),
    ],
  }
  await county.deliver('areas', areas)
  for (const feed of order.split(', ')) await county.deliver(feed, files[feed] ?? [])
  expect(await residents(home)).toEqual([{ no: 'H1', name: '张德厚' }])
  expect(await residents(neighbour)).toEqual([
    { no: 'N1', name: '远亲' },
    { no: 'N1', name: '远童' },
  ])
  expect(await records(home)).toMatchObject([{ key: 'YB1', no: 'H1' }])
  expect(await records(neighbour)).toMatchObject([
    { key: 'YB2', no: 'N1' },
    { key: 'YB3', no: 'N1' },
  ])
  expect(await waiting()).toEqual([])
})

test('rows that come over from another county’s file are no delivery of the feed, and that file is one where it came from', async () => {
  await fillRegister(county)
  await county.settle()
  const delivered = async (at: string) =>
    (await county.ask<{ feed: string }>('SELECT feed FROM import_batch WHERE is_delivery', at)).map(({ feed }) => feed)
  const dirtyThere = () => county.ask('SELECT household_id FROM household_score WHERE dirty', neighbour)
  await county.ask('UPDATE household_score SET dirty = false', neighbour)
  await county.deliver('medical', [aSettlement({ 身份证号: people.wang })], { county: neighbour })
  expect(await delivered(home)).not.toContain('medical')
  expect(await delivered(neighbour)).toContain('medical')
  expect(await county.dirtyHouseholds()).toEqual(['H1'])
  expect(await dirtyThere()).toHaveLength(1)
})

test('rows that are the same in another county count there, and the last of a key stays the last', async () => {
  await fillRegister(county)
  const bill = aSettlement({ 身份证号: people.wang, 姓名: '王秀英', 医疗总费用: '90000' })
  const dearer = { ...bill, 医疗总费用: '90001' }
  const deliver = (...rows: (typeof bill)[]) => county.deliver('medical', rows, { county: neighbour })
  const stored = () => county.ask<{ cost: number }>(`SELECT "values" -> 'totalCost' AS cost FROM department_record`)
  const lastBatch = () => county.ask('SELECT counts FROM import_batch ORDER BY delivered DESC LIMIT 1')
  expect(await deliver(bill)).toMatchObject({ read: 1, accepted: 1 })
  expect(await deliver(bill)).toMatchObject({ read: 1, accepted: 0, unchanged: 1 })
  expect(await lastBatch()).toMatchObject([{ counts: { read: 1, accepted: 0, unchanged: 1, dirty: 0 } }])
  expect(await deliver(dearer, bill)).toMatchObject({ read: 2, accepted: 0, unchanged: 2 })
  expect(await stored()).toEqual([{ cost: 9_000_000 }])
  expect(await deliver(bill, dearer)).toMatchObject({ read: 2, accepted: 1, unchanged: 1 })
  expect(await stored()).toEqual([{ cost: 9_000_100 }])
  expect(await lastBatch()).toMatchObject([{ counts: { read: 2, accepted: 1, unchanged: 1 } }])
})

describe('a file that a city delivers', () => {
  const city = '6109'
  const counties = [neighbour, home]
  const bills = [aSettlement(), aSettlement({ 结算流水号: 'YB2', 身份证号: people.wang, 姓名: '王秀英' })]
  const batches = async () =>
    Object.fromEntries(
      await Promise.all(
        counties.map(async (at) => [
          at,
          await county.ask(
            `SELECT is_delivery, (counts ->> 'read')::integer AS read, undone_at IS NOT NULL AS undone
              FROM import_batch WHERE feed = 'medical' ORDER BY delivered`,
            at,
          ),
        ]),
      ),
    )
  const dirtyThere = async () => (await county.ask('SELECT FROM household_score WHERE dirty', neighbour)).length
  beforeEach(async () => {
    await fillRegister(county)
    await county.settle()
    await county.ask('UPDATE household_score SET dirty = false', neighbour)
  })

  test('is delivered nowhere when no row of it is right', async () => {
    const wrong = await county.deliver('medical', [aSettlement({ 结算日期: 'x' })], { county: city })
    expect(wrong).toMatchObject({ read: 1, rejected: 1, delivered: [] })
    expect(await batches()).toEqual({
      [neighbour]: [{ is_delivery: false, read: 1, undone: false }],
      [home]: [{ is_delivery: false, read: 0, undone: false }],
    })
    expect([await county.dirtyHouseholds(), await dirtyThere()]).toEqual([[], 0])
  })

  test('is rehearsed with the same answer and without a trace', async () => {
    const before = [await county.snapshot(), await batches()]
    const rehearsed = await county.deliver('medical', bills, { county: city, dryRun: true })
    expect([await county.snapshot(), await batches()]).toEqual(before)
    const { batch, ...rest } = await county.deliver('medical', bills, { county: city })
    expect({ ...rehearsed, batch }).toEqual({ ...rest, batch })
  })

  test('is delivered in every county, also where no line of it belongs, and silence is looked at there', async () => {
    const report = await county.deliver('medical', bills, { county: city })
    expect(report).toMatchObject({ read: 2, accepted: 2, delivered: counties })
    expect(await records(home)).toHaveLength(2)
    expect(await records(neighbour)).toEqual([])
    expect(await batches()).toEqual({
      [neighbour]: [{ is_delivery: true, read: 0, undone: false }],
      [home]: [{ is_delivery: true, read: 2, undone: false }],
    })
    expect([await county.dirtyHouseholds(), await dirtyThere()]).toEqual([['H1', 'H2'], 1])
  })

  test('no longer counts in any of them when it is taken back, and counts again when sent again', async () => {
    const { batch } = await county.deliver('medical', bills, { county: city })
    await county.settle()
    await county.ask('UPDATE household_score SET dirty = false', neighbour)
    expect(await county.undo(batch)).toMatchObject({ ok: true, value: { removed: 2 } })
    expect([await county.dirtyHouseholds(), await dirtyThere()]).toEqual([['H1', 'H2'], 1])
    expect(await county.deliver('medical', bills, { county: city })).toMatchObject({ accepted: 2, delivered: counties })
  })

  test('is taken back by nobody who has a say in one of its counties only', async () => {
    const { batch } = await county.deliver('medical', bills, { county: city })
    expect(await county.undo(batch, [home])).toMatchObject({ ok: false, refusal: { code: 'permission.area' } })
  })
})

test('members that wait under a number which another county gives too keep waiting', async () => {
  await county.deliver('areas', areas)
  await county.deliver('members', [aMember({ 户编号: 'N1' })])
  const theirs = aHousehold({ 户编号: 'N1', 村代码: neighbourVillage, 户主身份证号: people.far, 户主姓名: '远亲' })
  expect(await county.deliver('households', [theirs], { county: neighbour })).toMatchObject({ accepted: 1 })
  expect(await residents(neighbour)).toEqual([])
  expect(await waiting()).toHaveLength(1)
})
