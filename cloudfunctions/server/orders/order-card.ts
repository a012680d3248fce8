import type { OrderCard } from '../../../src/contract/views'
import { workingDaysBetween } from '../../../src/domain/calendar/working-days'
import type { Day } from '../../../src/domain/calendar/day'
import { clockSign } from '../../../src/domain/order/clock-sign'
import { HARDSHIP_WORDS, isLate, type Hardship, type WorkOrder } from '../../../src/domain/order/order'
import { orderContext } from './order-context'
import { ruleWords } from './rule-words'

interface CardSource {
  readonly order: WorkOrder
  readonly householdNo: string
  readonly headName: string
  readonly group: string | null
  readonly villageName: string
  /** What was reported, in the order in which it came. */
  readonly kinds: readonly Hardship[]
  /** How often it was urged. */
  readonly urges: number
  readonly day: Day
}

/** An order as a line of a list. */
export function orderCardOf({ order, kinds, day, ...shown }: CardSource): OrderCard {
  const risks = order.hits.filter((hit) => hit.points > 0)
  const core = risks.flatMap((hit) => (hit.core ? (ruleWords(hit.rule).core ?? []) : []))
  const closed = order.state === 'closed'
  return {
    ...shown,
    orderId: order.orderId,
    orderNo: order.orderNo,
    version: order.version,
    villageCode: order.villageCode,
    level: order.level,
    state: order.state,
    openedOn: order.openedOn,
    dueOn: order.dueOn,
    late: isLate(order, day),
    clock: clockSign(order, orderContext(day)),
    daysLeft: closed ? 0 : workingDaysBetween(orderContext(day).calendar, day, order.dueOn),
    score: order.score,
    lamps: order.lamps,
    urgent: [...new Set(core)],
    reported: order.reported,
    outcome: order.outcome,
    headline: headlineOf(risks, kinds),
  }
}

/** The heaviest risk with its number, or what was reported; how many more there are. */
function headlineOf(risks: WorkOrder['hits'], kinds: readonly Hardship[]): string {
  const heaviest = [...risks].sort((one, other) => other.points - one.points)
  const said = [
    ...heaviest.map(({ rule, value }) => `${ruleWords(rule).name}${value === '' ? '' : ` ${value}`}`),
    ...[...new Set(kinds)].map((kind) => `群众反映：${HARDSHIP_WORDS[kind].name}`),
  ]
  const more = said.length - 1
  return `${said[0] ?? '群众反映'}${more > 0 ? `，另有${more}项` : ''}`
}
