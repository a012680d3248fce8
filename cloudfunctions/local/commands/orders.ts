import * as z from 'zod'
import type { OrderCard } from '../../../src/contract/views'
import { CLOCK_WORDS } from '../../../src/domain/order/clock-sign'
import { ORDER_STATES, ORDER_STATE_WORDS } from '../../../src/domain/order/order'
import { ok } from '../../../src/domain/result'
import type { Tx } from '../../server/database/scope'
import { inAreas } from '../../server/orders/in-areas'
import { readCursor } from '../../server/orders/list-cursor'
import { listOrders } from '../../server/orders/list-orders'
import type { OrderFilter } from '../../server/orders/pick-orders'
import { defineCommand } from '../command'
import { area, AREA_OPTION, county, COUNTY_OPTION, date, DATE_OPTION } from '../input'
import { textTable } from '../text-table'
import { findCounty, readCounty } from '../which-county'

export const ordersCommand = defineCommand({
  usage: 'orders',
  describe: '风险核实工单，没办结的在前',
  options: { ...AREA_OPTION, ...COUNTY_OPTION, ...DATE_OPTION, '--state <state>': ORDER_STATES.join('、') },
  input: z.object({
    ...{ area: area.optional(), county: county.optional(), date: date.optional() },
    state: z.enum(ORDER_STATES).optional(),
  }),
  async run({ runtime }, input) {
    const { db, clock } = runtime()
    const found = await findCounty(db, input)
    if (!found.ok) return found
    const where = inAreas('village_code', [input.area ?? found.value])
    const filter = { county: found.value, where, state: input.state, day: input.date ?? clock.today() }
    const cards = await readCounty(db, found.value, (tx) => listAll(tx, filter))
    const rows = cards.map((card) => [
      ...[card.orderNo, card.householdNo, card.villageName, ORDER_STATE_WORDS[card.state], card.openedOn],
      ...[dueText(card), card.score, card.lamps],
    ])
    const headers = ['工单号', '户编号', '村', '状态', '开出', '期限', '综合评价分', '灯']
    return ok({ json: cards.map(withoutNames), text: textTable(headers, rows) })
  },
})

async function listAll(tx: Tx, filter: OrderFilter): Promise<readonly OrderCard[]> {
  const cards: OrderCard[] = []
  for (let next: string | null | undefined; next !== null;) {
    const after = readCursor(next)
    if (!after.ok) throw new Error('The list refused its own cursor.')
    const page = await listOrders(tx, filter, after.value)
    cards.push(...page.items)
    next = page.nextCursor
  }
  return cards
}

/** The day, and how near it is once that matters. */
function dueText({ dueOn, clock }: OrderCard): string {
  return clock === null || clock === 'onTime' ? dueOn : `${dueOn} ${CLOCK_WORDS[clock].word}`
}

/** What scripts rely on; a list that is piped on needs no names. */
function withoutNames(card: OrderCard) {
  const { orderNo, householdNo, villageCode, level, state, openedOn, dueOn, late, clock, urges } = card
  const { score, lamps, reported, outcome } = card
  const about = { orderNo, householdNo, villageCode, level, state, openedOn, dueOn, late, clock, urges }
  return { ...about, score, lamps, reported, outcome }
}
