import { randomUUID } from 'node:crypto'
import { OPERATOR } from '../../../cloudfunctions/local/command'
import { bytesSource } from '../../../cloudfunctions/server/files/source'
import { verifyHistory } from '../../../cloudfunctions/server/history/verify-history'
import { findFeed } from '../../../cloudfunctions/server/import/feeds'
import { importFile } from '../../../cloudfunctions/server/import/import-file'
import { judgeOf, type Judge } from '../../../cloudfunctions/server/scoring/judge'
import { runNight } from '../../../cloudfunctions/server/scoring/run-night'
import type { FunctionAnswer } from '../../../src/contract/answer'
import type { Day } from '../../../src/domain/calendar/day'
import { addDays } from '../../../src/domain/calendar/day-number'
import type { Outcome } from '../../../src/domain/order/order'
import { caseSteps } from '../../support/case-steps'
import { MONDAY, openFunctions } from '../../support/open-functions'
import { evidenceOf, orderSteps } from '../../support/order-steps'
import { idOf } from '../../support/store-facts'
import { aHousehold, aMember, areas, csv, home, households, members, neighbour, neighbourVillage, otherVillage, people, village } from '../import/a-county' // prettier-ignore

type Rows = Parameters<typeof csv>[0]

const TOWN = '610999101'
const STAFF: Rows = [
  ['县干部', '13800000001', '县级干部', home, 'county'],
  ['镇干部', '13800000002', '乡镇干部', TOWN, 'town'],
  ['村干部', '13800000003', '村干部', village, village],
  ['邻村干部', '13800000004', '村干部', otherVillage, otherVillage],
].map(([姓名 = '', 手机号 = '', 角色 = '', 区划代码 = '', 微信openid = '']) => ({
  姓名,
  手机号,
  角色,
  区划代码,
  微信openid,
}))

export type History = Awaited<ReturnType<typeof openHistory>>

/** A small county and its neighbour, where days pass and anything may become known. What is refused just does not happen. */
export async function openHistory() {
  let ids = 0
  const functions = await openFunctions({ newId: () => idOf('history', (ids += 1)) })
  const { runtime, owner, tell, setDay } = functions
  const { db, clock, newId } = runtime
  const orders = orderSteps(functions)
  const cases = caseSteps(functions, (villageCode) => villageCode)
  const batches: string[] = []
  /** What has happened, by kind: a history in which nothing did proves nothing. */
  const happened = new Map<string, number>()
  const note = (what: string) => void happened.set(what, (happened.get(what) ?? 0) + 1)
  const told = (what: string, { ok }: FunctionAnswer<unknown>) => {
    if (ok) note(what)
  }

  async function deliver(feedId: string, rows: Rows, county = home): Promise<string> {
    const feed = findFeed(feedId)
    if (feed === undefined) throw new Error(`no feed ${feedId}`)
    const call = { ...runtime, actor: OPERATOR, day: clock.today(), at: clock.now() }
    const request = { feed, source: bytesSource(csv(rows)), county, reach: null, dryRun: false }
    const report = await importFile(call, { ...request, onRemarks: () => undefined })
    if (!report.ok) throw new Error(`${feedId}: ${report.refusal.code}`)
    note(`deliver ${feedId}`)
    batches.push(report.value.batch ?? '')
    return report.value.batch ?? ''
  }

  async function rowOf(householdNo: string) {
    const found = owner.selectFrom('household').selectAll().where('county_code', '=', home)
    return found.where('household_no', '=', householdNo).executeTakeFirst()
  }

  /** One of the orders that wait is visited and closed. */
  async function closeOrder(outcome: Outcome): Promise<void> {
    const waiting = owner
      .selectFrom('work_order')
      .selectAll()
      .where('county_code', '=', home)
      .where('state', '=', 'issued')
    const order = await waiting.orderBy('order_no').executeTakeFirst()
    if (order === undefined) return
    const { order_id: orderId, village_code: openid, version: expectedVersion } = order
    if (!(await orders.accept(orderId, { openid, expectedVersion })).ok) return
    const visitedOn = clock.today()
    await orders.visit(orderId, { openid, visitedOn, expectedVersion: expectedVersion + 1 })
    const found = evidenceOf(await orders.detailOf(orderId, openid))
    const closed = await orders.close(orderId, outcome, { openid, found, expectedVersion: expectedVersion + 2 })
    told(`close as ${outcome}`, closed)
  }

  async function reopen(): Promise<void> {
    const closed = owner.selectFrom('work_order').selectAll().where('state', '=', 'closed')
    const order = await closed.orderBy('closed_on', 'desc').orderBy('order_id').executeTakeFirst()
    if (order === undefined) return
    const payload = { orderId: order.order_id, reason: '再看' }
    told('reopen', await tell('officer', 'town', 'reopenOrder', payload, { expectedVersion: order.version }))
  }

  async function correct(householdNo: string, field: string, value: string): Promise<void> {
    const household = await rowOf(householdNo)
    if (household === undefined) return
    const wanted = { householdId: household.household_id, field, value, reason: '本人说的' }
    const how = { expectedVersion: household.version }
    told('correct household', await tell('officer', 'county', 'correctData', wanted, how))
  }

  async function correctPerson(idNumber: string, field: string, value: string): Promise<void> {
    const hash = functions.secrets.hash(idNumber)
    const find = owner.selectFrom('person').selectAll().where('county_code', '=', home).where('id_hash', '=', hash)
    const person = await find.executeTakeFirst()
    if (person === undefined) return
    const guardian = { guardianName: '张德厚', relation: 'father' } as const
    const wanted = { householdId: person.household_id, personId: person.person_id, field, value, reason: '本人说的' }
    const asked = person.birth_on > '2012' ? { ...wanted, guardian } : wanted
    told('correct person', await tell('officer', 'county', 'correctData', asked, { expectedVersion: person.version }))
  }

  /** Help begins, some days ago; the second time it ends, today. */
  async function help(householdNo: string, daysAgo: number): Promise<void> {
    const household = await rowOf(householdNo)
    if (household === undefined) return
    const on = addDays(clock.today(), -daysAgo)
    const given = owner.selectFrom('measure').selectAll().where('household_id', '=', household.household_id)
    const inForce = await given.where('state', '=', 'inForce').executeTakeFirst()
    if (inForce !== undefined) {
      const end = { measureId: inForce.measure_id, endedOn: clock.today(), reason: '办完了' }
      told('end help', await tell('officer', 'county', 'endMeasure', end, { expectedVersion: inForce.version }))
      return
    }
    const plan = { measure: 'M04', item: '医疗救助', startBy: clock.today(), until: null, department: null }
    const householdId = household.household_id
    const planned = await tell('officer', 'county', 'planMeasure', { householdId, ...plan })
    if (!planned.ok) return
    const { measureId, version } = planned.data
    const start = { measureId, startedOn: on }
    told('start help', await tell('officer', 'county', 'startMeasure', start, { expectedVersion: version }))
  }

  /** A case is carried to its announcement, which takes some days and not always gets there; when there is none, that of a household that is followed. */
  async function announce(): Promise<void> {
    const followed = owner.selectFrom('monitored_household').selectAll().where('until_on', 'is', null)
    const safe = await followed.executeTakeFirst()
    if (safe !== undefined)
      await tell('cadre', safe.village_code, 'proposeClearance', { householdId: safe.household_id })
    const running = owner.selectFrom('household_case').selectAll().where('state', 'not in', ['announced', 'declined'])
    const one = await running.executeTakeFirst()
    if (one === undefined) return
    const arrived = await cases.walkTo(one.case_id, 'announced', clock.today()).catch(() => undefined)
    if (arrived !== undefined) note(`announce ${one.kind}`)
  }

  async function undo(batch: string | undefined): Promise<void> {
    if (batch === undefined) return
    const asked = { command: 'undoImport', commandId: randomUUID(), payload: { county: home, batch } }
    told('undo', await functions.send('importer', 'county', asked))
  }

  return {
    ...functions,
    ...{ deliver, closeOrder, reopen, correct, correctPerson, help, announce, undo, rowOf, batches, happened },
    today: (): Day => clock.today(),
    nextDay: () => setDay(addDays(clock.today(), 1)),

    async night({
      day = clock.today(),
      full = false,
      judge = judgeOf(home),
    }: { day?: Day; full?: boolean; judge?: Judge } = {}) {
      const scored = await runNight(db, { county: home, day, full, at: clock.now(), judge, newId })
      if (scored.ok) note(day < clock.today() ? 'score an earlier day' : 'night')
    },

    /** Results of the county, and what cannot be made again. */
    async replay() {
      const { results } = await owner
        .selectFrom('score_history')
        .select(({ fn }) => fn.countAll<number>().as('results'))
        .where('county_code', '=', home)
        .executeTakeFirstOrThrow()
      return { results, ...(await verifyHistory(db, home, { most: 1_000_000, day: clock.today() })) }
    },
  }
}

/** Areas, staff, two households with four people and one next door. */
export async function fillCounties({ deliver, setDay }: History): Promise<void> {
  setDay(MONDAY)
  await deliver('areas', [...areas, { 代码: TOWN, 名称: '平川镇', 上级代码: home }])
  await deliver('staff', STAFF)
  await deliver('households', households)
  await deliver('members', members)
  const far = { 户编号: 'N1', 户主身份证号: people.far, 户主姓名: '远亲' }
  await deliver('households', [aHousehold({ ...far, 村代码: neighbourVillage })], neighbour)
  await deliver('members', [aMember({ 户编号: 'N1', 姓名: '远亲', 身份证号: people.far })], neighbour)
}
