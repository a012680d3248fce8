import { aHousehold, aMember, aSettlement, people } from '../import/a-county'
import { fillCounties, openHistory, type History } from './a-history'

let county: History
beforeAll(async () => {
  county = await openHistory()
  await fillCounties(county)
  await county.deliver('medical', [aSettlement()])
  await county.night()
})
afterAll(() => county.close())

test('files, commands and nights at once: whatever was first, each result is made again from what it knew', async () => {
  for (let round = 0; round < 12; round += 1) {
    county.nextDay()
    const selfPaid = String(20_000 + round * 1000)
    const undone = county.batches.at(-1)
    await Promise.allSettled([
      county.night(),
      county.deliver('medical', [aSettlement({ 个人自付: selfPaid })]),
      county.deliver('households', [aHousehold({ 工资性收入: selfPaid })]),
      county.deliver('members', [aMember({ 户编号: round % 2 === 0 ? 'H2' : 'H1', 身份证号: people.wang })]),
      county.correct('H1', 'wageIncome', String(round)),
      county.correctPerson(people.zhang, 'workMonths', String(round)),
      county.help('H1', 0),
      county.closeOrder('dataError'),
      county.undo(undone),
      county.night(),
    ])
  }
  await county.night()
  const { results, checked, differences } = await county.replay()
  expect(differences).toEqual([])
  expect(checked).toBe(results)
  expect(results).toBeGreaterThan(20)
})
