import {
  aHousehold,
  aMember,
  aSettlement,
  csv,
  fillRegister,
  home,
  neighbour,
  openCounty,
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
  await county.deliver('medical', [aSettlement()])
  await county.settle()
})
afterAll(() => county.close())

interface Stored {
  readonly record_key: string
  readonly person_id: string
  readonly values: Readonly<Record<string, unknown>>
  readonly delivered: number
}
const stored = (where = 'true', at = home) =>
  county.ask<Stored>(`SELECT * FROM department_record WHERE ${where} ORDER BY record_key`, at)
const event = () =>
  county.ask<{ payload: unknown; type: string }>('SELECT type, payload FROM event ORDER BY seq DESC LIMIT 1')

test('a second delivery changes nothing but the list of deliveries', async () => {
  const before = await stored()
  const report = await county.deliver('medical', [aSettlement()])
  expect(report).toMatchObject({ read: 1, accepted: 0, unchanged: 1, unmatched: 0, rejected: 0, dirty: 0 })
  expect(await stored()).toEqual(before)
  expect(await county.dirtyHouseholds()).toEqual([])
})

test('a record keeps neither name nor ID number', async () => {
  expect(await stored()).toMatchObject([
    { record_key: 'YB1', values: { settlementNo: 'YB1', selfPaid: 4_200_000, totalCost: 14_700_000 } },
  ])
  const [record] = await stored()
  expect(Object.keys(record?.values ?? {})).not.toEqual(expect.arrayContaining(['name']))
  expect(JSON.stringify(record)).not.toContain(people.zhang)
})

test('a reversal comes under the same number with its new amount', async () => {
  expect(await county.deliver('medical', [aSettlement({ 个人自付: '0' })])).toMatchObject({ accepted: 1, dirty: 1 })
  expect(await stored()).toMatchObject([{ values: { selfPaid: 0 } }])
  expect(await county.dirtyHouseholds()).toEqual(['H1'])
})

test('a row older than the stored one of its key changes nothing', async () => {
  const older = aSettlement({ 结算日期: '2026-08-08', 个人自付: '1' })
  expect(await county.deliver('medical', [older])).toMatchObject({ accepted: 0, unchanged: 1, dirty: 0 })
  expect(await stored()).toMatchObject([{ values: { selfPaid: 4_200_000 } }])
})

test('of two lines of one key the later wins, and the earlier counts as unchanged', async () => {
  const rows = [aSettlement({ 结算流水号: 'YB2', 个人自付: '1' }), aSettlement({ 结算流水号: 'YB2', 个人自付: '2' })]
  expect(await county.deliver('medical', rows)).toMatchObject({ read: 2, accepted: 1, unchanged: 1 })
  expect(await stored("record_key = 'YB2'")).toMatchObject([{ values: { selfPaid: 200 } }])
})

test('a record that turns out to be another person’s changes both households', async () => {
  const report = await county.deliver('medical', [aSettlement({ 身份证号: people.li, 姓名: '李长根' })])
  expect(report).toMatchObject({ accepted: 1, dirty: 2 })
  expect(await county.dirtyHouseholds()).toEqual(['H1', 'H2'])
})

test('another name is accepted with a note that shows no name', async () => {
  const report = await county.deliver('medical', [
    aSettlement({ 结算流水号: 'YB3', 姓名: '张得后' }),
    aSettlement({ 结算流水号: 'YB4', 姓名: '张 德厚' }),
  ])
  expect(report).toMatchObject({
    accepted: 2,
    faults: [],
    notes: [{ row: 2, column: '姓名', code: 'row.nameDiffers' }],
  })
  expect(JSON.stringify(report.notes)).not.toMatch(/张|德厚/)
  expect(await county.ask(`SELECT severity FROM import_fault WHERE batch_id = '${report.batch}'`)).toEqual([
    { severity: 'note' },
  ])
})

test('keys of persons are hashed', async () => {
  await county.deliver('illness', [{ 身份证号: people.wang, 病种: '尿毒症', 类别: '大病', 确诊日期: '2026-01-01' }])
  const card = `${people.wang}33`
  await county.deliver('disability', [
    { 残疾人证号: card, 身份证号: people.wang, 残疾类别: '肢体', 残疾等级: '3', 发证日期: '2026-01-01' },
  ])
  const keys = (await stored("feed <> 'medical'")).map(({ record_key }) => record_key)
  expect([...keys].sort()).toEqual([`${county.hash(people.wang)}|尿毒症`, county.hash(card)].sort())
})

test('a year without its type of insurance has a record of its own, dated to its first day', async () => {
  const row = { 身份证号: people.wang, 参保年度: '2026', 参保状态: '正常' }
  expect(await county.deliver('insurance', [row, { ...row, 参保险种: '居民医保' }])).toMatchObject({ accepted: 2 })
  expect(await stored("feed = 'insurance' AND record_on = '2026-01-01'")).toHaveLength(2)
})

test('rows about nobody in the register wait, sealed, until it knows the person', async () => {
  const rows = [
    aSettlement({ 结算流水号: 'YB5', 身份证号: people.stranger, 姓名: '新来' }),
    aSettlement({ 结算流水号: 'YB6' }),
  ]
  expect(await county.deliver('medical', rows)).toMatchObject({ read: 2, accepted: 1, unmatched: 1 })
  expect(await county.deliver('medical', rows)).toMatchObject({
    read: 2,
    accepted: 0,
    unchanged: 1,
    unmatched: 1,
    dirty: 0,
  })
  expect(JSON.stringify(await county.snapshot())).not.toContain(people.stranger)
  await county.settle()
  const born = await county.deliver('members', [aMember({ 姓名: '新来', 身份证号: people.stranger })])
  expect(born).toMatchObject({ accepted: 1, dirty: 1 })
  expect(await stored("record_key = 'YB5'")).toMatchObject([{ values: { selfPaid: 4_200_000 } }])
  expect(await county.ask('SELECT * FROM unmatched_row')).toEqual([])
  await county.settle()
  expect(await county.deliver('medical', rows)).toMatchObject({ accepted: 0, unchanged: 2, dirty: 0 })
})

test('a waiting row whose ID number is mended becomes a record and waits no longer', async () => {
  await county.deliver('medical', [aSettlement({ 结算流水号: 'YB5', 身份证号: people.stranger })])
  await county.deliver('medical', [aSettlement({ 结算流水号: 'YB5' })])
  expect(await county.ask('SELECT * FROM unmatched_row')).toEqual([])
})

test('a record that turns out to be about nobody in the register leaves its household, and an older row does not bring it back', async () => {
  const mended = aSettlement({ 身份证号: people.stranger, 结算日期: '2026-08-10' })
  expect(await county.deliver('medical', [mended])).toMatchObject({ unmatched: 1, dirty: 1 })
  expect(await stored('true')).toEqual([])
  expect(await county.deliver('medical', [aSettlement()])).toMatchObject({ accepted: 0, unchanged: 1, dirty: 0 })
  expect(await county.ask('SELECT record_key FROM unmatched_row')).toEqual([{ record_key: 'YB1' }])
})

test('a row about nobody in the register that is older than the record of its key changes nothing', async () => {
  const older = aSettlement({ 身份证号: people.stranger, 结算日期: '2026-08-08' })
  expect(await county.deliver('medical', [older])).toMatchObject({ unchanged: 1, unmatched: 0, dirty: 0 })
  expect(await stored('true')).toHaveLength(1)
})

test('rows of a file that spans counties go to the county of the person', async () => {
  const far = aSettlement({ 结算流水号: 'YB8', 身份证号: people.far, 姓名: '远亲' })
  const rows = [far, aSettlement({ 结算流水号: 'YB9' }), aSettlement({ 结算流水号: 'YB10', 身份证号: people.stranger })]
  const report = await county.deliver('medical', [...rows, aSettlement({ 结算日期: '' })])
  expect(report).toMatchObject({ read: 4, accepted: 2, unmatched: 1, rejected: 1, dirty: 2 })
  expect(await stored('true', neighbour)).toMatchObject([{ record_key: 'YB8' }])
  expect(
    await county.ask(`SELECT counts FROM import_batch WHERE batch_id = '${report.batch}'`, neighbour),
  ).toMatchObject([{ counts: { read: 1, accepted: 1 } }])
  expect(await county.ask('SELECT record_key FROM unmatched_row')).toEqual([{ record_key: 'YB10' }])
})

test('a row kept in one county finds its person in the register of another', async () => {
  await county.deliver('medical', [aSettlement({ 结算流水号: 'YB8', 身份证号: people.stranger, 姓名: '新来' })])
  const newcomer = aMember({ 户编号: 'N1', 姓名: '新来', 身份证号: people.stranger })
  const rehearsal = await county.deliver('members', [newcomer], { county: neighbour, dryRun: true })
  expect(rehearsal).toMatchObject({ accepted: 1, dirty: 1 })
  expect(await county.ask('SELECT record_key FROM unmatched_row')).toEqual([{ record_key: 'YB8' }])
  expect(await county.deliver('members', [newcomer], { county: neighbour })).toMatchObject({ accepted: 1, dirty: 1 })
  expect(await stored('true', neighbour)).toMatchObject([{ record_key: 'YB8', values: { selfPaid: 4_200_000 } }])
  expect(await county.ask('SELECT record_key FROM unmatched_row')).toEqual([])
})

test('whoever has no say in the other county leaves its people unmatched', async () => {
  const far = aSettlement({ 结算流水号: 'YB8', 身份证号: people.far, 姓名: '远亲' })
  expect(await county.deliver('medical', [far], { reach: [home] })).toMatchObject({ accepted: 0, unmatched: 1 })
})

test('a batch is kept with its counts, its file and one event in the chain', async () => {
  const rows = [aSettlement({ 结算流水号: 'YB2' }), aSettlement({ 结算流水号: 'YB3', 结算日期: 'x' })]
  const report = await county.deliver('medical', rows)
  const counts = { read: 2, accepted: 1, unchanged: 0, unmatched: 0, rejected: 1, dirty: 1, moved: 0 }
  expect(
    await county.ask(
      `SELECT feed, actor, counts, length(file_hash) FROM import_batch WHERE batch_id = '${report.batch}'`,
    ),
  ).toEqual([{ feed: 'medical', actor: 'staff:1', counts, length: 64 }])
  expect(await event()).toEqual([{ type: 'file.imported', payload: { feed: 'medical', ...counts } }])
})

test('a file of which no row is right is no delivery, and the next one is the first', async () => {
  const row = { 身份证号: people.wang, 病种: '尿毒症', 类别: '大病', 确诊日期: '2026-01-01' }
  expect(await county.deliver('illness', [{ ...row, 类别: '' }])).toMatchObject({ rejected: 1, dirty: 0 })
  expect(await county.dirtyHouseholds()).toEqual([])
  await county.deliver('illness', [row])
  expect(await county.dirtyHouseholds()).toEqual(['H1', 'H2'])
})

test('the first delivery of a feed whose silence means “nothing” is looked at by every household', async () => {
  const row = { 身份证号: people.wang, 病种: '尿毒症', 类别: '大病', 确诊日期: '2026-01-01' }
  expect(await county.deliver('illness', [row])).toMatchObject({ dirty: 1 })
  expect(await county.dirtyHouseholds()).toEqual(['H1', 'H2'])
  await county.settle()
  await county.deliver('illness', [{ ...row, 病种: '肺癌' }])
  expect(await county.dirtyHouseholds()).toEqual(['H1'])
})

test('a rehearsal gives the same counts and writes nothing', async () => {
  const rows = [
    aSettlement({ 结算流水号: 'YB2' }),
    aSettlement({ 结算流水号: 'YB3', 身份证号: people.stranger }),
    aSettlement({ 结算流水号: 'YB4', 结算日期: '' }),
    aSettlement({ 结算流水号: 'YB8', 身份证号: people.far }),
    aSettlement(),
  ]
  const [before, next] = [await county.snapshot(), await stored('true', neighbour)]
  const rehearsal = await county.deliver('medical', rows, { dryRun: true })
  expect([await county.snapshot(), await stored('true', neighbour)]).toEqual([before, next])
  const real = await county.deliver('medical', rows)
  expect({ ...rehearsal, batch: real.batch }).toEqual(real)
  expect(rehearsal).toMatchObject({ batch: null, read: 5, accepted: 2, unchanged: 1, unmatched: 1, rejected: 1 })
})

test('two files of one county at once both go in, one after the other', async () => {
  const file = (start: number) => Array.from({ length: 50 }, (_, i) => aSettlement({ 结算流水号: `Z${start + i}` }))
  const reports = await Promise.all([
    county.deliver('medical', file(0)),
    county.deliver('medical', file(25)),
    county.deliver('households', [aHousehold({ 工资性收入: '7' })]),
  ])
  expect(reports.map(({ accepted }) => accepted).sort((a, b) => a - b)).toEqual([1, 25, 50])
  const order = await county.ask<{ delivered: number }>('SELECT delivered FROM import_batch ORDER BY delivered')
  expect(order.map(({ delivered }) => delivered)).toEqual(order.map((_, i) => i + 1))
})

test.each(['event', 'import_fault', 'household_score', 'unmatched_row', 'department_record'])(
  'a delivery that breaks off at the table %s leaves nothing behind',
  async (table) => {
    const rows = [aSettlement({ 个人自付: '7' }), aSettlement({ 结算流水号: 'YB3', 结算日期: '' })]
    const file = [...rows, aSettlement({ 结算流水号: 'YB5', 身份证号: people.stranger })]
    const before = await county.snapshot()
    await county.asOwner(`REVOKE INSERT ON ${table} FROM wudeng_app`)
    await expect(county.deliver('medical', file)).rejects.toThrow('permission denied')
    await county.asOwner(`GRANT INSERT ON ${table} TO wudeng_app`)
    expect(await county.snapshot()).toEqual(before)
    expect(await county.deliver('medical', file)).toMatchObject({ accepted: 1, unmatched: 1, rejected: 1, dirty: 1 })
  },
)

test('unknown columns are told and not kept', async () => {
  const report = await county.deliver('medical', [{ ...aSettlement({ 结算流水号: 'YB2' }), 经办人: '赵某' }])
  expect(report).toMatchObject({ accepted: 1, ignoredColumns: ['经办人'] })
  expect(JSON.stringify(await county.snapshot())).not.toContain('赵某')
})

test('only one county in the register needs no naming', async () => {
  const single = await openCounty()
  const areas = [
    { 代码: home, 名称: '示范县' },
    { 代码: `${home}101001`, 名称: '柏杨村' },
  ]
  expect(await single.deliver('areas', areas, { county: null })).toMatchObject({ accepted: 2 })
  expect(await single.deliver('households', [aHousehold()], { county: null })).toMatchObject({ accepted: 1, dirty: 1 })
  expect(await single.deliverBytes('members', csv([aMember()]), { county: null })).toMatchObject({
    value: { accepted: 1 },
  })
  await single.close()
})
