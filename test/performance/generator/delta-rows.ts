import type { Row } from '../../../cloudfunctions/local/demo/draft'
import { scattered, type City, type Home } from './city'
import { medical, settlement, type Shares } from './departments/medical'
import { drawsOf } from './draw'
import { residentsOf } from './people'
import { visit, type RecordLine } from './record-rows'
import { about } from './departments/about'
import { daysAgo } from './departments/days'

/** Yuan by which a corrected bill differs: nearly always little, now and then a catastrophe. */
const CORRECTIONS: Shares = [
  [[10, 300], 994],
  [[9000, 20_000], 6],
]

/**
 * A later delivery of bills: one for each of so many households of every county, the known one of a look with other amounts,
 * or a new one where that look found none. Another `number` gives other amounts, and other households first.
 */
export function* correctedBills(city: City, households: number, number: number): Generator<RecordLine> {
  for (const county of city.counties) {
    const count = Math.min(county.households, Math.round(households / city.counties.length))
    for (const home of scattered(county, count)) {
      const shifted = { county, number: (home.number + number * 7) % county.households }
      yield { row: correctedBill(shifted, number), kind: 'good' }
    }
  }
}

function correctedBill(home: Home, number: number): Row {
  const pass = number % medical.passes
  const draws = drawsOf(home.county.index, home.number, number, 7)
  const [from, span] = draws.weighted(CORRECTIONS)
  const [known] = visit(medical, home, pass)
  const amounts = settlement(Number(known?.['selfPaid'] ?? 0) + from + draws.int(span))
  if (known !== undefined) return { ...known, ...amounts }
  const [head] = residentsOf(home)
  if (head === undefined) throw new Error('A household without a head')
  const settlementNo = `YB${home.county.code}${String(home.number).padStart(6, '0')}N${number}`
  return { settlementNo, ...about(head), ...amounts, settledOn: daysAgo(draws.int(30)), visitType: '门诊' }
}
