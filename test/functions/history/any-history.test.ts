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
const deed = <T>(from: fc.Arbitrary<T>, does: (drawn: T) => Deed): fc.Arbitrary<Deed> => from.map(does)

/** Also of long ago, and of people whom the register does not know yet. */
const bills = fc.array(
  fc.record({
    结算流水号: fc.constantFrom('A', 'B', 'C', 'D'),
    身份证号: anyone,
    结算日期: fc.constantFrom('2025-12-20', '2026-05-02', '2026-11-20'),
    个人自付: fc.constantFrom('900', '42000', '80000'),
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

const deeds = fc.oneof(
  { arbitrary: deed(bills, (rows) => ({ deliver }) => deliver('medical', rows.map(aSettlement))), weight: 4 },
  { arbitrary: deed(illnesses, (rows) => ({ deliver }) => deliver('illness', rows)), weight: 2 },
  { arbitrary: deed(register, (row) => ({ deliver }) => deliver('households', [aHousehold(row)])), weight: 2 },
  { arbitrary: deed(member, (row) => ({ deliver }) => deliver('members', [aMember(row)])), weight: 3 },
  // Over to the next county, with all that is known of them.
  { arbitrary: deed(anyone, (身份证号) => ({ deliver }) => deliver('members', [aMember({ 户编号: 'N1', 身份证号 })], neighbour)), weight: 1 }, // prettier-ignore
  { arbitrary: deed(fc.nat(3), (back) => ({ undo, batches }) => undo(batches.at(-1 - back))), weight: 4 },
  { arbitrary: deed(fc.tuple(household, income), ([no, value]) => ({ correct }) => correct(no, 'wageIncome', value)), weight: 2 }, // prettier-ignore
  { arbitrary: deed(fc.tuple(anyone, health), ([who, value]) => ({ correctPerson }) => correctPerson(who, 'health', value)), weight: 2 }, // prettier-ignore
  { arbitrary: deed(fc.tuple(household, fc.constantFrom(...OUTCOMES)), ([no, outcome]) => ({ close }) => close(no, outcome)), weight: 6 }, // prettier-ignore
  { arbitrary: deed(fc.constant(0), () => ({ reopen }) => reopen()), weight: 1 },
  { arbitrary: deed(fc.tuple(household, fc.nat(9)), ([no, ago]) => ({ help }) => help(no, ago)), weight: 3 },
  { arbitrary: deed(household, (no) => ({ announce }) => announce(no)), weight: 2 },
  { arbitrary: deed(fc.integer({ min: 1, max: 4 }), (back) => ({ night, today }) => night({ day: addDays(today(), -back), full: true })), weight: 1 }, // prettier-ignore
)
const days = fc.array(
  fc.record({
    deeds: fc.array(deeds, { minLength: 1, maxLength: 4 }),
    night: fc.constantFrom('none', 'usual', 'usual', 'usual', 'other book'),
  }),
  { minLength: 6, maxLength: 10 },
)

/** By which an illness weighs more. */
function otherJudge() {
  const { book } = rulebookInForce()
  const rules = book.rules.map((rule) => (rule.id === 'R07' ? { ...rule, points: 25 } : rule))
  const compiled = compileRulebook({ ...book, rules }, feeds)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal.details))
  return judgeBy(compiled.value, incomeLinesOf(home).map((line) => ({ ...line, fen: line.fen + 100_000 })))
}

test('whatever becomes known, and is taken back, every past result can be made again', async () => {
  const happened = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(days, async (history) => {
      const county = await openHistory()
      try {
        await fillCounties(county)
        await county.night()
        for (const { deeds: told, night } of history) {
          county.nextDay()
          for (const does of told) await does(county)
          if (night !== 'none') await county.night({ judge: night === 'usual' ? judgeOf(home) : otherJudge() })
        }
        const { results, checked, differences } = await county.replay()
        expect(differences).toEqual([])
        expect(checked).toBe(results)
        for (const [what, times] of county.happened) happened.set(what, (happened.get(what) ?? 0) + times)
        happened.set('result', (happened.get('result') ?? 0) + results)
      } finally {
        await county.close()
      }
    }),
    { seed: 610999, numRuns: 4, endOnFailure: true },
  )
  console.log(happened)
})
