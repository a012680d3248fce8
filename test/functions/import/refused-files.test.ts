import {
  aHousehold,
  aMember,
  aSettlement,
  areas,
  csv,
  fillRegister,
  home,
  neighbour,
  neighbourVillage,
  openCounty,
  people,
  village,
  type County,
} from './a-county'

let county: County
beforeAll(async () => {
  county = await openCounty()
  await fillRegister(county)
})
afterAll(() => county.close())

describe('a refused file changes nothing', () => {
  test.each<[string, string, Uint8Array, string]>([
    ['an empty one', 'medical', Buffer.alloc(0), 'file.empty'],
    ['a picture', 'medical', Buffer.from('\x89PNG\r\n', 'latin1'), 'file.picture'],
    ['one without rows', 'medical', Buffer.from('结算流水号,身份证号,结算日期,医疗总费用,个人自付\n'), 'file.noRows'],
    [
      'one without a required column',
      'medical',
      csv([{ 结算流水号: 'YB1', 身份证号: people.li }]),
      'file.columnMissing',
    ],
    ['another feed', 'education', csv([aSettlement()]), 'file.columnMissing'],
    ['a workbook that is too large', 'medical', Buffer.alloc(20_000_001, 'PK'), 'file.tooLarge'],
  ])('%s', async (_what, feed, bytes, code) => {
    const before = await county.snapshot()
    expect(await county.deliverBytes(feed, bytes)).toMatchObject({ ok: false, refusal: { code } })
    expect(await county.snapshot()).toEqual(before)
  })

  test.each([null, '610997'])('one of several counties that says it is of %s', async (claimed) => {
    const before = await county.snapshot()
    const result = await county.deliverBytes('medical', csv([aSettlement()]), { county: claimed })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'file.countyUnclear' } })
    expect(await county.snapshot()).toEqual(before)
  })
})

test('a file of a city of which no county is known is refused, and so is its rehearsal and its first load', async () => {
  const before = await county.snapshot()
  const refused = { ok: false, refusal: { code: 'file.cityUnknown', details: { city: '6108' } } }
  for (const options of [{}, { dryRun: true }, { firstLoad: county.owner }])
    expect(await county.deliverBytes('medical', csv([aSettlement()]), { county: '6108', ...options })).toEqual(refused)
  expect(await county.snapshot()).toEqual(before)
})

describe('a wrong row is rejected alone', () => {
  test.each<[string, string, Readonly<Record<string, string>>, string, string]>([
    [
      'a wrong check digit',
      'medical',
      aSettlement({ 身份证号: people.li.replace(/.$/, (digit) => String((Number(digit) + 1) % 10)) }),
      '身份证号',
      'row.idNumberCheckDigit',
    ],
    ['an old ID number', 'medical', aSettlement({ 身份证号: '610999780512009' }), '身份证号', 'row.idNumber15Digits'],
    [
      'an ID number that lost digits',
      'medical',
      aSettlement({ 身份证号: '6.10999E+17' }),
      '身份证号',
      'row.idNumberLostDigits',
    ],
    ['a day that does not exist', 'medical', aSettlement({ 结算日期: '2026-13-40' }), '结算日期', 'row.dayImpossible'],
    ['a day that has not come', 'medical', aSettlement({ 结算日期: '2026-11-24' }), '结算日期', 'row.dayFuture'],
    ['a day before birth', 'medical', aSettlement({ 结算日期: '1978-05-11' }), '结算日期', 'row.dayBeforeBirth'],
    ['an amount in 万', 'medical', aSettlement({ 个人自付: '1.2万' }), '个人自付', 'row.amountWan'],
    [
      'an amount below zero',
      'medical',
      aSettlement({ 医疗总费用: '-5', 个人自付: '0' }),
      '医疗总费用',
      'row.amountNegative',
    ],
    ['more paid than billed', 'medical', aSettlement({ 个人自付: '147000.01' }), '个人自付', 'row.selfPaidAboveTotal'],
    ['an unknown word', 'medical', aSettlement({ 就医类型: '急诊' }), '就医类型', 'row.wordUnknown'],
    [
      'a village that nobody knows',
      'households',
      aHousehold({ 户编号: 'H9', 村代码: '610999101009' }),
      '村代码',
      'row.areaUnknown',
    ],
    [
      'an end before its start',
      'assistance',
      { 身份证号: people.li, 救助类别: '低保', 状态: '停发', 开始日期: '2026-05-01', 结束日期: '2026-04-30' },
      '结束日期',
      'row.endBeforeStart',
    ],
  ])('%s', async (_what, feed, wrong, column, code) => {
    const report = await county.deliver(feed, [wrong])
    expect(report).toMatchObject({ read: 1, accepted: 0, unchanged: 0, unmatched: 0, rejected: 1, dirty: 0 })
    expect(report.faults).toMatchObject([
      { row: 2, column, code, sentence: expect.stringContaining(`第2行“${column}”`) },
    ])
    expect(JSON.stringify(report.faults)).not.toMatch(/\d{15}/)
    const [kept] = await county.ask<{ count: number }>(
      `SELECT count(*) FROM import_fault WHERE batch_id = '${report.batch}' AND code = '${code}' AND severity = 'rejected'`,
    )
    expect(kept?.count).toBe(1)
  })

  test('while the good rows of the file go in', async () => {
    const rows = [
      aSettlement({ 结算流水号: 'YB70' }),
      aSettlement({ 结算流水号: 'YB71', 个人自付: '' }),
      aSettlement({ 结算流水号: 'YB72' }),
    ]
    expect(await county.deliver('medical', rows)).toMatchObject({
      read: 3,
      accepted: 2,
      rejected: 1,
      faults: [{ row: 3 }],
    })
  })

  test('both lines of a person whom one file puts into two households, of members and of heads', async () => {
    const before = await county.ask('SELECT * FROM person ORDER BY person_id')
    const rows = [
      aMember(),
      aMember({ 户编号: 'H2' }),
      aMember({ 姓名: '王秀英', 身份证号: people.wang, 与户主关系: '配偶' }),
    ]
    const report = await county.deliver('members', rows)
    expect(report).toMatchObject({ read: 3, unchanged: 1, rejected: 2 })
    expect(report.faults.map(({ row, code }) => [row, code])).toEqual([
      [2, 'row.personInTwoHouseholds'],
      [3, 'row.personInTwoHouseholds'],
    ])
    expect(await county.ask('SELECT * FROM person ORDER BY person_id')).toEqual(before)
    expect(await county.deliver('households', [aHousehold(), aHousehold({ 户编号: 'H8' })])).toMatchObject({
      rejected: 2,
      accepted: 0,
    })
  })

  test('a household, a post or an area outside the counties of whoever delivers', async () => {
    const reach = [home]
    const there = aHousehold({ 户编号: 'N2', 村代码: neighbourVillage })
    expect(await county.deliver('households', [there], { reach })).toMatchObject({
      rejected: 1,
      faults: [{ code: 'row.areaOutside' }],
    })
    const post = { 姓名: '外人', 手机号: '13800000009', 角色: '县级干部' }
    for (const code of [neighbour, '61']) {
      expect(await county.deliver('staff', [{ ...post, 区划代码: code }], { reach })).toMatchObject({
        rejected: 1,
        faults: [{ code: 'row.areaOutside' }],
      })
    }
    expect(await county.deliver('areas', areas, { reach })).toMatchObject({ unchanged: 4, rejected: 2 })
    expect(await county.deliver('staff', [{ ...post, 区划代码: village }], { reach })).toMatchObject({ accepted: 1 })
  })
})
