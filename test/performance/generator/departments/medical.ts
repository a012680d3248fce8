import type { Random } from '../../../../cloudfunctions/local/demo/random'
import type { Row } from '../../../../cloudfunctions/local/demo/draft'
import type { Resident } from '../people'
import { about } from './about'
import { anyDay } from './days'
import type { Department } from './department'

/** Ranges of yuan, from and how many, with their weights. */
export type Shares = readonly (readonly [readonly [from: number, span: number], number])[]

/** Self-paid yuan of one settlement, from small bills to the few that are a catastrophe (shares are assumptions). */
const BILLS: Shares = [
  [[20, 180], 9000],
  [[200, 1300], 900],
  [[1500, 6000], 95],
  [[8000, 32_000], 5],
]

export const medical: Department = {
  feed: 'medical',
  passes: 18,
  rows({ ordinal, pass, residents, draws }) {
    const count = draws.weighted([
      [0, 251],
      [1, 500],
      [2, 249],
    ])
    return Array.from({ length: count }, (_, i) => ({
      settlementNo: `YB${ordinal}${String(pass).padStart(2, '0')}${i}`,
      ...bill(draws, patientOf(draws, residents)),
    }))
  },
  earlier: (row) => ({ ...row, totalCost: Number(row['totalCost']) + 100 }),
}

/** Old enough to have been alive on every day of the records. */
function patientOf(draws: Random, residents: readonly [Resident, ...Resident[]]): Resident {
  const drawn = residents[draws.int(residents.length)] ?? residents[0]
  return drawn.age < 3 ? residents[0] : drawn
}

function bill(draws: Random, patient: Resident): Row {
  const [from, span] = draws.weighted(BILLS)
  return {
    ...settlement(from + draws.int(span)),
    ...about(patient),
    settledOn: anyDay(draws),
    visitType: draws.pick(['住院', '门诊', '门慢特']),
  }
}

/** The amounts of a settlement of which the person paid so many yuan. */
export function settlement(selfPaid: number): Row {
  return { totalCost: selfPaid * 4, basicPaid: selfPaid * 3, seriousPaid: 0, aidPaid: 0, selfPaid }
}
