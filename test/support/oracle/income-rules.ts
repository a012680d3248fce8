import { allOf, where, type Answer } from './answer'
import { schooling } from './core-rules'
import { incomeLine, membersOf, netIncome, numberIn, ofHousehold, type View } from './reading'

interface Income {
  readonly net: number
  readonly line: number
  readonly members: number
}

/** Asks about income per head and the line; nobody knows without incomes, a line or members. */
function compare(view: View, test: (income: Income) => boolean): Answer {
  const net = netIncome(view)
  const line = incomeLine(view)
  const members = membersOf(view).length
  return net === null || line === null || members === 0 ? null : test({ net, line, members })
}

/** R13 收入低于监测线 */
export function r13(view: View): Answer {
  return compare(view, ({ net, line, members }) => net < line * members)
}

/** R14 收入接近监测线 */
export function r14(view: View): Answer {
  return compare(view, ({ net, line, members }) => net >= line * members && 10 * net < 12 * line * members)
}

/** A07 收入达两倍线 */
export function a07(view: View): Answer {
  return compare(view, ({ net, line, members }) => net >= 2 * line * members)
}

/** R15 收入骤减 */
export function r15(view: View): Answer {
  const last = numberIn(ofHousehold(view, 'lastYearPerHead'))
  const net = netIncome(view)
  const members = membersOf(view).length
  const fell = last === null || net === null || members === 0 ? null : 10 * net <= 7 * last * members
  return allOf([where(last, (fen) => fen > 0), fell])
}

/** R16 刚性支出占比高 */
export function r16(view: View): Answer {
  const paid = numberIn(ofHousehold(view, 'compliantSelfPaid'))
  const net = netIncome(view)
  return allOf([where(paid, (fen) => fen > 0), paid === null || net === null ? null : 2 * paid >= net])
}

/** R17 因学支出大. Blank amounts are 0; where no member has a record nobody knows. */
export function r17(view: View): Answer {
  const records = membersOf(view).flatMap((person) => schooling(view, person) ?? [])
  if (records.length === 0) return null
  const costs = records.map(({ values }) =>
    Math.max(0, (numberIn(values['selfPaid']) ?? 0) - (numberIn(values['aid']) ?? 0)),
  )
  return costs.reduce((sum, cost) => sum + cost, 0) > 1_000_000
}

/** R27 住房拥挤 */
export function r27(view: View): Answer {
  const members = membersOf(view).length
  const area = numberIn(ofHousehold(view, 'housingArea'))
  return area === null || members === 0 ? null : area < 13 * members
}
