import type { Answer } from '../../../src/contract/operations'
import type { Day } from '../../../src/domain/calendar/day'
import { firstDayOf, lastDayOf, type Month } from '../../../src/domain/calendar/month'
import { monthlyFigures } from '../../../src/domain/case/monthly-statistics'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { caseContext } from '../cases/case-context'
import type { Tx } from '../database/scope'
import { villageNames } from '../orders/village-names'
import { countMoved } from './count-moved'

interface Asked {
  readonly county: string
  /** The county itself, a township or a village in it. */
  readonly area: string
  readonly month: Month
  /** Today. */
  readonly day: Day
}

/** The figures of a month, the same ones whenever it is asked about once it is over. The scope must be the whole county. */
export async function statisticsOfMonth(
  tx: Tx,
  { county, area, month, day }: Asked,
): Promise<Result<Answer<'monthlyStatistics'>, 'month.future'>> {
  const from = firstDayOf(month)
  if (from > day) return refuse('month.future', { month })
  const last = lastDayOf(month)
  const through = last < day ? last : day
  const moved = await countMoved(tx, county, area, { from, through })
  const { totals, categories, areas } = monthlyFigures(moved, area, caseContext(day).policy)
  const names = await villageNames(tx, [area, ...areas.map(({ code }) => code)])
  const nameOf = (code: string) => names.get(code) ?? code
  return ok({
    ...{ month, through, area: { code: area, name: nameOf(area) }, totals },
    categories: categories.map((category) => ({ ...category, risks: [...category.risks] })),
    areas: areas.map((one) => ({ ...one, name: nameOf(one.code) })),
  })
}
