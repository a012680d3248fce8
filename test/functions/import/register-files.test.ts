import {
  aHousehold,
  aMember,
  aSettlement,
  fillRegister,
  home,
  neighbour,
  households,
  members,
  openCounty,
  otherVillage,
  people,
  village,
  type County,
} from './a-county'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
beforeEach(async () => {
  await county.clear()
  await fillRegister(county)
  await county.settle()
})
afterAll(() => county.close())

const household = (no: string) =>
  county.ask<{ values: Record<string, unknown>; version: number; village_code: string }>(
    `SELECT * FROM household WHERE household_no = '${no}'`,
  )
const formers = () =>
  county.ask<{ until_on: string; values: Record<string, unknown> }>('SELECT * FROM person_former ORDER BY until_on')
const residents = (no: string) =>
  county.ask<{ name: string }>(
    `SELECT name FROM person JOIN household USING (county_code, household_id) WHERE household_no = '${no}' ORDER BY name`,
  )

test('a second delivery of the register changes nothing', async () => {
  expect(await county.deliver('households', households)).toMatchObject({ read: 2, accepted: 0, unchanged: 2, dirty: 0 })
  expect(await county.deliver('members', members)).toMatchObject({ read: 4, accepted: 0, unchanged: 4, dirty: 0 })
  expect(await county.dirtyHouseholds()).toEqual([])
  expect(await formers()).toEqual([])
})

test('nobody leaves by being absent from a file', async () => {
  await county.deliver('members', members.slice(0, 1))
  expect(await residents('H1')).toHaveLength(3)
})

test('a changed household is scored again, and only that one', async () => {
  expect(
    await county.deliver('households', [aHousehold({ 工资性收入: '31,000' }), ...households.slice(1)]),
  ).toMatchObject({ accepted: 1, unchanged: 1, dirty: 1 })
  expect(await county.dirtyHouseholds()).toEqual(['H1'])
  expect(await household('H1')).toMatchObject([{ version: 2, values: { wageIncome: 3_100_000 } }])
})

test('accounts that are older than the stored ones change nothing, undated ones do', async () => {
  const older = aHousehold({ 工资性收入: '1', 核算截止日期: '2026-10-30' })
  expect(await county.deliver('households', [older])).toMatchObject({ accepted: 0, unchanged: 1 })
  expect(await county.deliver('households', [aHousehold({ 工资性收入: '2', 核算截止日期: '' })])).toMatchObject({
    accepted: 1,
  })
})

test('another phone number is a change, and is kept sealed', async () => {
  expect(await county.deliver('households', [aHousehold({ 联系电话: '13800000002' })])).toMatchObject({ accepted: 1 })
  expect(JSON.stringify(await county.snapshot())).not.toContain('13800000002')
})

test('no ID number and no address is stored in the open', async () => {
  const stored = JSON.stringify(await county.snapshot())
  for (const secret of [...Object.values(people), '柏杨村3号']) expect(stored).not.toContain(secret)
})

test('a household that moves to another village takes everything along', async () => {
  await county.deliver('medical', [aSettlement()])
  expect(await county.deliver('households', [aHousehold({ 村代码: otherVillage })])).toMatchObject({
    accepted: 1,
    dirty: 1,
  })
  for (const table of ['person', 'department_record', 'household_score']) {
    const rows = await county.ask(
      `SELECT 1 FROM ${table} JOIN household USING (county_code, household_id) WHERE household_no = 'H1' AND ${table}.village_code = '${village}'`,
    )
    expect([table, rows]).toEqual([table, []])
  }
})

test('what the register said before is kept with the last day on which it stood', async () => {
  await county.deliver('members', [aMember({ 健康状况: '患有大病' })], { day: '2026-12-01' })
  expect(await formers()).toMatchObject([{ until_on: '2026-11-30', values: { health: ['健康'] } }])
  await county.deliver('members', [aMember({ 健康状况: '残疾' })], { day: '2026-12-01' })
  expect(await formers()).toHaveLength(1)
  await county.deliver('members', [aMember({ 健康状况: '健康' })], { day: '2026-12-05' })
  expect(await formers()).toMatchObject([
    { until_on: '2026-11-30' },
    { until_on: '2026-12-04', values: { health: ['残疾'] } },
  ])
})

test('a mistake mended on the day it was made leaves no history', async () => {
  await county.deliver('members', [aMember({ 劳动技能: '丧失劳动力' })])
  expect(await formers()).toEqual([])
})

test('a person in a newer file under another number moves there with all records, and both households change', async () => {
  await county.deliver('medical', [aSettlement({ 身份证号: people.son, 姓名: '张小麦' })])
  await county.deliver('members', [aMember({ 姓名: '张小麦', 身份证号: people.son, 与户主关系: '之子' })], {
    day: '2026-11-24',
  })
  await county.settle()
  const moving = aMember({ 户编号: 'H2', 姓名: '张小麦', 身份证号: people.son, 与户主关系: '外孙' })
  expect(await county.deliver('members', [moving], { day: '2026-11-30' })).toMatchObject({ accepted: 1, dirty: 2 })
  expect(await county.dirtyHouseholds()).toEqual(['H1', 'H2'])
  expect((await residents('H2')).map(({ name }) => name).sort()).toEqual(['张小麦', '李长根'].sort())
  for (const table of ['department_record', 'person_former']) {
    const [row] = await county.ask<{ no: string; village: string }>(
      `SELECT household_no AS no, t.village_code AS village FROM ${table} t JOIN household USING (county_code, household_id)`,
    )
    expect([table, row]).toEqual([table, { no: 'H2', village: otherVillage }])
  }
})

test('members of a household that is not registered yet wait for it, and their records with them', async () => {
  const newcomer = aMember({ 户编号: 'H7', 姓名: '新来', 身份证号: people.stranger })
  await county.deliver('medical', [aSettlement({ 身份证号: people.stranger, 姓名: '新来' })])
  expect(await county.deliver('members', [newcomer])).toMatchObject({ read: 1, accepted: 0, unmatched: 1, dirty: 0 })
  expect(await county.deliver('members', [newcomer])).toMatchObject({ unmatched: 1 })
  await county.settle()
  const house = aHousehold({ 户编号: 'H7', 户主身份证号: people.stranger, 户主姓名: '新来' })
  expect(await county.deliver('households', [house])).toMatchObject({ accepted: 1, dirty: 1 })
  expect(await residents('H7')).toEqual([{ name: '新来' }])
  expect(
    await county.ask('SELECT household_no FROM department_record JOIN household USING (county_code, household_id)'),
  ).toEqual([{ household_no: 'H7' }])
  expect(await county.ask('SELECT * FROM unmatched_row')).toEqual([])
  expect(await county.deliver('members', [newcomer])).toMatchObject({ unchanged: 1, dirty: 0 })
})

test('members of a file that spans counties go to the county of their household, which their head stands for', async () => {
  const child = aMember({ 户编号: 'N1', 姓名: '远童', 身份证号: people.stranger, 与户主关系: '之子' })
  const far = aMember({ 户编号: 'N1', 姓名: '远亲', 身份证号: people.far, 健康状况: '残疾' })
  expect(await county.deliver('members', [child, far])).toMatchObject({ accepted: 2, unmatched: 0, dirty: 1 })
  expect(await county.ask('SELECT name FROM person ORDER BY name', neighbour)).toHaveLength(2)
})

test('a household of another county that happens to have the same number gets nobody', async () => {
  const newcomer = aMember({ 户编号: 'H1', 姓名: '新来', 身份证号: people.stranger })
  expect(await county.deliver('members', [newcomer], { county: neighbour })).toMatchObject({ unmatched: 1, dirty: 0 })
  expect(await residents('H1')).toHaveLength(3)
})

test('areas are renamed, and posts keep the identity that was bound on the phone', async () => {
  expect(await county.deliver('areas', [{ 代码: home, 名称: '新示范县', 上级代码: '61' }])).toMatchObject({
    accepted: 1,
    dirty: 0,
  })
  const post = { 姓名: '周支书', 手机号: '138 0000 0003', 角色: '村干部', 区划代码: village }
  expect(await county.deliver('staff', [{ ...post, 微信openid: 'o-1' }])).toMatchObject({ accepted: 1 })
  expect(await county.deliver('staff', [post])).toMatchObject({ accepted: 0, unchanged: 1 })
  expect(await county.deliver('staff', [{ ...post, 姓名: '周书记' }])).toMatchObject({ accepted: 1 })
  expect(await county.ask('SELECT name, role, area_code, openid, active FROM staff')).toEqual([
    { name: '周书记', role: 'villageCadre', area_code: village, openid: 'o-1', active: true },
  ])
})
