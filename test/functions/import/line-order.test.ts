import { aHousehold, aMember, fillRegister, openCounty, people, village, type County } from './a-county'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
beforeEach(async () => {
  await county.clear()
  await fillRegister(county)
})
afterAll(() => county.close())

/** An appraisal of the one day that all have: only the order of deliveries says which of them holds. */
const appraisal = (number: string, person: string) => ({
  鉴定编号: number,
  户主身份证号: person,
  鉴定等级: 'D',
  鉴定日期: '2026-04-15',
})
const inOrder = async () =>
  (
    await county.ask<{ key: string }>('SELECT record_key AS key FROM department_record ORDER BY delivered, record_key')
  ).map(({ key }) => key)

test('of two records of one day in one file the later line is the later delivery', async () => {
  await county.deliver('housing', [appraisal('9', people.zhang), appraisal('10', people.wang)])
  expect(await inOrder()).toEqual(['9', '10'])
})

test('a later file comes after every line of the earlier one', async () => {
  const earlier = ['7', '8', '9'].map((number) => appraisal(number, people.zhang))
  await county.deliver('housing', earlier)
  await county.deliver('housing', [appraisal('1', people.wang)])
  expect(await inOrder()).toEqual(['7', '8', '9', '1'])
})

test('rows that waited for the register keep their places', async () => {
  await county.deliver('housing', [appraisal('9', people.stranger), appraisal('10', people.stranger)])
  await county.deliver('housing', [appraisal('1', people.zhang)])
  await county.deliver('households', [aHousehold({ 户编号: 'H3', 村代码: village, 户主身份证号: people.stranger })])
  await county.deliver('members', [aMember({ 户编号: 'H3', 身份证号: people.stranger })])
  expect(await inOrder()).toEqual(['9', '10', '1'])
})
