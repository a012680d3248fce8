import fc from 'fast-check'
import { feeds } from '../../../cloudfunctions/server/import/feeds'
import { incomeLinesOf } from '../../../cloudfunctions/server/scoring/income-lines'
import { judgeBy, judgeOf } from '../../../cloudfunctions/server/scoring/judge'
import { rulebookInForce } from '../../../cloudfunctions/server/scoring/rulebook-in-force'
import { addDays } from '../../../src/domain/calendar/day-number'
import { OUTCOMES } from '../../../src/domain/order/order'
import { compileRulebook } from '../../../src/domain/rulebook/compile-rulebook'
import { aHousehold, aMember, aSettlement, home, neighbour, otherVillage, people, village } from '../import/a-county'
import { fillCounties, openHistory, type History } from './a-history'

/** Something that happens on a day. */
type Deed = (county: History) => Promise<unknown>

const anyone = fc.constantFrom(people.zhang, people.wang, people.son, people.li, people.stranger)
const household = fc.constantFrom('H1', 'H2', 'H3')
const income = fc.constantFrom('2000', '9000', '30000')
const health = fc.constantFrom('健康', '残疾', '患有大病')
const deed = <T>(from: fc.Arbitrary<T>, does: (county: History, drawn: T) => Promise<unknown>): fc.Arbitrary<Deed> =>
  from.map((drawn) => (county) => does(county, drawn))

/** Also of long ago, and of people whom the register does not know yet. */
const bills = fc.array(
  fc.record({
    结算流水号: fc.constantFrom('A', 'B', 'C', 'D'),
    身份证号: anyone,
    结算日期: fc.constantFrom('2025-12-20', '2026-05-02', '2026-11-20'),
    个人自付: fc.constantFrom('12000', '42000', '80000'),
  }),
  { minLength: 1, maxLength: 4 },
)
const illnesses = fc.array(
  fc.record({
    身份证号: anyone,
    病种: fc.constantFrom('尿毒症', '肺癌'),
    类别: fc.constantFrom('大病', '慢性病'),
    确诊日期: fc.constantFrom('2026-03-04', '2026-11-02'),
  }),
  { minLength: 1, maxLength: 2 },
)
const register = fc.record({ 户编号: household, 村代码: fc.constantFrom(village, otherVillage), 工资性收入: income })
const member = fc.record({ 户编号: household, 身份证号: anyone, 健康状况: health })

const kinds: readonly fc.Arbitrary<Deed>[] = [
  deed(bills, ({ deliver }, rows) => deliver('medical', rows.map(aSettlement))),
  deed(bills, ({ deliver }, rows) => deliver('medical', rows.map(aSettlement))),
  deed(illnesses, ({ deliver }, rows) => deliver('illness', rows)),
  deed(register, ({ deliver }, row) => deliver('households', [aHousehold(row)])),
  deed(member, ({ deliver }, row) => deliver('members', [aMember(row)])),
  deed(member, ({ deliver }, row) => deliver('members', [aMember(row)])),
  // Over to the next county, with all that is known of them.
  deed(anyone, ({ deliver }, 身份证号) => deliver('members', [aMember({ 户编号: 'N1', 身份证号 })], neighbour)),
  deed(fc.nat(1), ({ undo, batches }, back) => undo(batches.at(-1 - back))),
  deed(fc.nat(3), ({ undo, batches }, back) => undo(batches.at(-1 - back))),
  deed(fc.tuple(household, income), ({ correct }, [no, value]) => correct(no, 'wageIncome', value)),
  deed(fc.tuple(anyone, health), ({ correctPerson }, [who, value]) => correctPerson(who, 'health', value)),
  deed(fc.constantFrom(...OUTCOMES), ({ closeOrder }, outcome) => closeOrder(outcome)),
  fc.constant(({ closeOrder }) => closeOrder('dataError')),
  fc.constant(({ closeOrder }) => closeOrder('identify')),
  fc.constant(({ reopen }) => reopen()),
  deed(fc.tuple(household, fc.nat(9)), ({ help }, [no, ago]) => help(no, ago)),
  deed(fc.tuple(household, fc.nat(9)), ({ help }, [no, ago]) => help(no, ago)),
  fc.constant(({ announce }) => announce()),
  fc.constant(({ announce }) => announce()),
  deed(fc.integer({ min: 1, max: 4 }), ({ night, today }, back) => night({ day: addDays(today(), -back), full: true })),
]
const DEEDS_A_DAY = 3

/** One of each kind, in any order, some a day, and what comes at night. */
const history = fc
  .tuple(
    fc.tuple(...kinds),
    fc.array(fc.constantFrom('none', 'usual', 'usual', 'other book'), { minLength: 7, maxLength: 7 }),
  )
  .chain(([each, nights]) =>
    fc.record({ deeds: fc.shuffledSubarray([...each], { minLength: each.length }), nights: fc.constant(nights) }),
  )

/** By which an illness weighs more. */
function otherJudge() {
  const { book } = rulebookInForce()
  const rules = book.rules.map((rule) => (rule.id === 'R07' ? { ...rule, points: 25 } : rule))
  const compiled = compileRulebook({ ...book, rules }, feeds)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal.details))
  return judgeBy(compiled.value, incomeLinesOf(home))
}

/** What has to happen in some of the histories, so that they prove something. */
const HAPPENS = [
  ...['deliver medical', 'deliver illness', 'deliver households', 'deliver members', 'undo', 'score an earlier day'],
  ...['correct household', 'correct person', 'start help', 'end help', 'reopen'],
  ...['announce inclusion', 'announce clearance'],
  ...['close as dataError', 'close as identify'],
]

test('whatever becomes known, and is taken back, every past result can be made again', async () => {
  const happened = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(history, async ({ deeds, nights }) => {
      const county = await openHistory()
      try {
        await fillCounties(county)
        await county.deliver('medical', [aSettlement(), aSettlement({ 结算流水号: 'YB2', 身份证号: people.li })])
        await county.night()
        for (const [index, night] of nights.entries()) {
          county.nextDay()
          for (const does of deeds.slice(index * DEEDS_A_DAY, (index + 1) * DEEDS_A_DAY)) await does(county)
          if (night !== 'none') await county.night({ judge: night === 'usual' ? judgeOf(home) : otherJudge() })
        }
        const { results, checked, differences } = await county.replay()
        expect(differences).toEqual([])
        expect(checked).toBe(results)
        for (const [what, times] of county.happened) happened.set(what, (happened.get(what) ?? 0) + times)
      } finally {
        await county.close()
      }
    }),
    { seed: 610999, numRuns: 4, endOnFailure: true },
  )
  expect(HAPPENS.filter((what) => !happened.has(what))).toEqual([])
})
