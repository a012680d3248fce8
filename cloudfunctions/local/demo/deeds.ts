import type { Payload } from '../../../src/contract/operations'
import { orderDetail, type OrderDetail } from '../../../src/contract/views'
import type { Outcome } from '../../../src/domain/order/order'
import { endpoint } from '../../server/endpoint'
import { countyScope, inTransaction } from '../../server/database/scope'
import { cadreHandlers } from '../../cadre/index'
import { villagerHandlers } from '../../villager/index'
import type { Runtime } from '../../server/runtime'
import { ask, perform } from './perform'
import { DEMO_COUNTY } from '../../../src/domain/access/area'
import { DEMO_STAFF, DEMO_TOWNSHIP, DEMO_VILLAGES } from './places'
import type { Deed } from './story'

/** What people of the demo do on one day, through the functions as their phones would. */
export function createDeeds(runtime: Runtime) {
  const villager = endpoint('villager', villagerHandlers, () => runtime)
  const cadre = endpoint('cadre', cadreHandlers, () => runtime)
  return {
    report: (openid: string, payload: Payload<'submitReport'>) => perform(villager, openid, 'submitReport', payload),

    /** Whoever is in charge of the village takes the open order of the household one step further. */
    async work(householdNo: string, village: number, deed: Deed): Promise<void> {
      const openid = inCharge(DEMO_VILLAGES[village] ?? '')
      const orderId = await getOpenOrder(runtime, householdNo)
      const detail = orderDetail.parse(await ask(cadre, openid, 'order', { orderId }))
      const { version } = detail.card
      if (deed.does === 'accept') return perform(cadre, openid, 'acceptOrder', { orderId }, version)
      if (deed.does === 'visit') {
        const visit = { orderId, visitedOn: runtime.clock.today(), met: 'head', note: deed.note } as const
        return perform(cadre, openid, 'recordVisit', visit, version)
      }
      const { outcome, reason } = deed
      return perform(
        cadre,
        openid,
        'closeOrder',
        { orderId, outcome, reason, findings: answerAll(detail, outcome) },
        version,
      )
    },
  }
}

/** The village's own cadre, or the township where there is none. */
function inCharge(villageCode: string): string {
  const post = DEMO_STAFF.find(({ areaCode }) => areaCode === villageCode)
  return (post ?? DEMO_STAFF.find(({ areaCode }) => areaCode === DEMO_TOWNSHIP))?.openid ?? ''
}

function answerAll({ hits }: OrderDetail, finding: Outcome): Payload<'closeOrder'>['findings'] {
  return hits
    .filter(({ kind }) => kind === 'risk')
    .flatMap(({ rule, evidence }) => evidence.map(({ key }) => ({ rule, key, finding })))
}

async function getOpenOrder({ db }: Runtime, householdNo: string): Promise<string> {
  const row = await inTransaction(db, countyScope(DEMO_COUNTY), (tx) =>
    tx
      .selectFrom('work_order')
      .innerJoin('household', (join) =>
        join
          .onRef('household.county_code', '=', 'work_order.county_code')
          .onRef('household.household_id', '=', 'work_order.household_id'),
      )
      .select('order_id')
      .where('work_order.county_code', '=', DEMO_COUNTY)
      .where('household.household_no', '=', householdNo)
      .where('work_order.state', '<>', 'closed')
      .executeTakeFirst(),
  )
  if (row === undefined) throw new Error(`${householdNo} of the demo has no open order`)
  return row.order_id
}
