import { judgeBy, judgeOf } from '../../../cloudfunctions/server/scoring/judge'
import { rulebookInForce } from '../../../cloudfunctions/server/scoring/rulebook-in-force'
import { feeds } from '../../../cloudfunctions/server/import/feeds'
import { compileRulebook } from '../../../src/domain/rulebook/compile-rulebook'
import { aHousehold, aMember, aSettlement, home, neighbour, otherVillage, people } from '../import/a-county'
import { fillCounties, openHistory, type History } from './a-history'

let county: History
beforeEach(async () => {
  county = await openHistory()
  await fillCounties(county)
})
afterEach(() => county.close())

test('smoke', async () => {
  await county.night()
  county.nextDay()
  await county.deliver('medical', [aSettlement()])
  await county.night()
  console.log(await county.replay())
  county.nextDay()
  await county.help('H1', 1)
  await county.correct('H1', 'wageIncome', '1')
  await county.correctPerson(people.wang, 'health', '残疾')
  await county.night()
  county.nextDay()
  await county.close('H1', 'dataError')
  await county.night()
  console.log(await county.replay(), county.happened)
})
