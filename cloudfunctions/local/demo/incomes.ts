import type { Row } from './draft'
import type { Random } from './random'

/** Where a household's income lies against the monitoring line of the demo (8,500 yuan a head, not official). */
export type IncomeBand = 'low' | 'near' | 'fair' | 'good'

/**
 * Net income a head and year, yuan: twentieths of a lognormal with median 14,000 and sigma 0.58, the ratio of median to mean
 * of rural China in 2024 (0.846). A table and not a formula: exponentials differ in the last digit between machines.
 */
const BANDS = {
  low: [4490, 6070, 7180, 8140],
  near: [9030, 9900],
  fair: [10760, 11630, 12540, 13500, 14520, 15620, 16850],
  good: [18220, 19800, 21690, 24080, 27280, 32270, 43630],
} as const satisfies Record<IncomeBand, readonly [number, ...number[]]>

export const BAND_SHARES = [
  ['low', 20],
  ['near', 10],
  ['fair', 35],
  ['good', 35],
] as const satisfies readonly (readonly [IncomeBand, number])[]

/**
 * Income columns of the households file. Shares of wage, business, property and transfer income as in rural Shaanxi in 2021
 * (41.4, 30.1, 1.7, 26.9 %); three tenths of what a business takes in are spent on it (assumption).
 */
export function incomeColumns(random: Random, band: IncomeBand, people: number): Row {
  const perHead = random.pick(BANDS[band])
  const net = perHead * people
  const property = Math.floor((net * 17) / 1000)
  const transfer = Math.floor((net * 269) / 1000)
  const business = Math.floor((net * 301) / 1000)
  const cost = Math.floor((business * 3) / 7)
  return {
    wageIncome: net - property - transfer - business,
    businessIncome: business + cost,
    propertyIncome: property,
    transferIncome: transfer,
    businessCost: cost,
    lastYearPerHead: Math.floor((perHead * (92 + random.int(8))) / 100),
  }
}
