import { addDays } from '../../../src/domain/calendar/day-number'
import { evidenceRef, evidenceToAnswer } from '../../../src/domain/order/evidence'
import { findingsAfter, MET } from '../../../src/domain/order/order'
import type { OrderAction } from '../../../src/domain/order/transitions'
import { sweepPolicy } from '../../../cloudfunctions/server/sweeps/sweep-policy'
import { CADRE, COUNTY, GRID_WORKER, OFFICER, TOWNSHIP_OFFICER, VILLAGE } from '../deployed-county'
import type { Tellings } from './deed'
import type { Scene } from './scene'

type Order = Awaited<ReturnType<Scene['orders']>>[number]

/** What is done to orders, and from house to house. */
export const orderDeeds: Tellings<OrderAction | 'startSweep' | 'checkHousehold'> = {
  acceptOrder: async (scene) => {
    const order = scene.one(await scene.orders(), ({ state }) => state === 'issued')
    const openid = scene.one([CADRE, GRID_WORKER]) ?? CADRE
    return order && { within: 'cadre', openid, ...told(order, {}) }
  },
  recordVisit: async (scene) => {
    const order = scene.one(await scene.orders(), ({ state }) => state === 'accepted')
    if (order === undefined) return undefined
    const visit = { visitedOn: scene.day, met: scene.one(MET) ?? 'head', note: '看过' }
    return { within: 'cadre', openid: await assigneeOf(scene, order), ...told(order, visit) }
  },
  closeOrder: async (scene) => {
    const order = scene.one(await scene.orders(), ({ state }) => state === 'visited')
    if (order === undefined) return undefined
    const outcome = scene.one(findingsAfter(order.visit?.met)) ?? 'notRisk'
    const findings = evidenceToAnswer(order.hits).map(({ rule, evidence }) => ({
      ...{ rule, key: evidenceRef(evidence), finding: outcome },
    }))
    const closing = { outcome, reason: '核实过', findings }
    return { within: 'cadre', openid: await assigneeOf(scene, order), ...told(order, closing) }
  },
  handOverOrder: async (scene) => {
    const order = scene.one(await scene.orders(), ({ state }) => state === 'accepted' || state === 'visited')
    if (order === undefined) return undefined
    const to = scene.one(
      await scene.staff(),
      (post) => post.area_code === order.villageCode && post.personId !== order.assigneeId,
    )
    const other = { to: to?.personId ?? order.orderId, reason: '换人' }
    return { within: 'officer', openid: TOWNSHIP_OFFICER, ...told(order, other) }
  },
  reopenOrder: async (scene) => {
    const order = scene.one(await scene.orders(), ({ state }) => state === 'closed')
    return order && { within: 'officer', openid: TOWNSHIP_OFFICER, ...told(order, { reason: '再看看' }) }
  },
  urgeOrder: async (scene) => {
    const order = scene.one(await scene.orders(), ({ state }) => state !== 'closed')
    return order && { within: 'officer', openid: TOWNSHIP_OFFICER, ...told(order, {}) }
  },
  startSweep: async (scene) => {
    const area = scene.one([VILLAGE, VILLAGE.slice(0, 9), COUNTY]) ?? COUNTY
    const until = addDays(scene.day, scene.one([0, 2, 5]) ?? 0)
    return { within: 'officer', openid: OFFICER, payload: { area, from: scene.day, until } }
  },
  checkHousehold: async (scene) => {
    const round = scene.one(await scene.rounds(), ({ from, until }) => from <= scene.day && scene.day <= until)
    if (round === undefined) return undefined
    const { roundId } = round
    const done = (await scene.checks()).filter((check) => check.roundId === roundId)
    const home = scene.one(
      await scene.households(),
      ({ householdId }) => !done.some((check) => check.householdId === householdId),
    )
    if (home === undefined) return undefined
    const { questions } = sweepPolicy()
    const concern = scene.one(questions)
    const answers = questions.map((question) => ({ question: question.id, yes: question === concern }))
    return { within: 'cadre', openid: CADRE, payload: { roundId, householdNo: home.householdNo, answers } }
  },
}

function told<More extends object>({ orderId, version }: Order, more: More) {
  return { payload: { orderId, ...more }, expectedVersion: version }
}

/** The identity of whoever has the order; somebody of the village while nobody has. */
async function assigneeOf(scene: Scene, { assigneeId }: Order): Promise<string> {
  const posts = await scene.staff()
  return posts.find(({ personId }) => personId === assigneeId)?.openid ?? CADRE
}
