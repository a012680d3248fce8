import { caseSteps } from './case-steps'
import { dataOf } from './answers'
import { orderSteps } from './order-steps'
import { BAIYANG, evaluationOf, MEDICAL, type Household, type Office } from './open-office'

export type CaseOffice = ReturnType<typeof caseOffice>

/** What is done with cases in an office. */
export function caseOffice(office: Office) {
  const orders = orderSteps(office)

  /** The case that the order of a household opens when it is closed as 属实，启动识别. */
  async function openCase(headName?: string): Promise<{ household: Household; caseId: string; orderId: string }> {
    const household = await office.addHousehold(BAIYANG, headName)
    const { order } = await office.score(household, evaluationOf([MEDICAL]))
    await closeAsIdentify(order.orderId)
    return { household, orderId: order.orderId, caseId: await caseOf(household) }
  }

  async function closeAsIdentify(orderId: string, version = 1) {
    const { openedOn: visitedOn } = (await orders.detailOf(orderId)).card
    dataOf(await orders.accept(orderId, { expectedVersion: version }))
    dataOf(await orders.visit(orderId, { visitedOn, expectedVersion: version + 1 }))
    return dataOf(await orders.close(orderId, 'identify', { expectedVersion: version + 2 }))
  }

  async function caseOf({ householdId }: Household): Promise<string> {
    const { items } = dataOf(await office.ask('cadre', 'baiyang', 'cases', {}))
    const found = items.find((item) => item.householdId === householdId)
    if (found === undefined) throw new Error('the household is in no case')
    return found.caseId
  }

  const timelineOf = async (household: Household) =>
    (await office.eventsOf(household)).map(({ type, happened_on: on, payload }) => ({ type, on, payload }))

  return { ...caseSteps(office, () => 'baiyang'), openCase, closeAsIdentify, caseOf, timelineOf }
}
