import '../support/quiet'
import { sql } from 'kysely'
import { VILLAGE } from '../support/deployed-county'
import type { Told } from '../support/deeds/deed'
import { contradictions } from '../support/contradictions'
import { codesOf, inTurn, openRaceTrack, RACES, RUNS, type RaceTrack } from '../support/race-track'

const CADRES = 50
let track: RaceTrack
let races = 0

beforeAll(async () => {
  track = await openRaceTrack(12 * RUNS + 20)
  const posts = Array.from(
    { length: CADRES },
    (_, index) => `干部${index},${14_700_000_000 + index},网格员,${VILLAGE},oC${index}`,
  )
  await track.load('staff', `姓名,手机号,角色,区划代码,微信openid\n${posts.join('\n')}\n`)
})
afterEach(async () => {
  races += 1
  expect([await track.differences(), await contradictions(track.owner)]).toEqual([[], []])
})
afterAll(async () => {
  process.stdout.write(`${races} races of orders\n`)
  await track.close()
})

const ordersOf = (
  householdNo: string,
) => sql`SELECT work_order.* FROM work_order JOIN household USING (county_code, household_id)
  WHERE household_no = ${householdNo}`
const eventsOf = (
  householdNo: string,
  type: string,
) => sql`SELECT FROM event JOIN household USING (county_code, household_id)
  WHERE household_no = ${householdNo} AND type = ${type}`
const openOf = (householdNo: string) =>
  track.count(sql`SELECT FROM (${ordersOf(householdNo)}) AS o WHERE state <> 'closed'`)

test.each(RACES)('%#: fifty cadres accept one order: one has it, the others are told who', async () => {
  const home = track.newHome()
  const told = await track.tell('acceptOrder', home)
  const answers = await track.together(
    ...Array.from({ length: CADRES }, (_, index) => ({
      ...told,
      commandId: crypto.randomUUID(),
      openid: `oC${index}`,
    })),
  )
  expect(codesOf(answers)).toEqual(['ok', ...Array<string>(CADRES - 1).fill('order.stale')])
  const winner = `干部${answers.findIndex(({ ok }) => ok)}`
  expect(answers.filter((answer) => !answer.ok && answer.fault.details['who'] !== winner)).toEqual([])
  const theirs = sql`SELECT FROM (${ordersOf(home)}) AS o WHERE assignee_name = ${winner} AND version = 2`
  expect([await track.count(theirs), await track.count(eventsOf(home, 'order.accepted'))]).toEqual([1, 1])
})

async function visited(): Promise<string> {
  const home = track.newHome()
  await track.walk(home, 'replaceCode', 'acceptOrder', 'recordVisit')
  return home
}

test.each(RACES)('%#: two results for one order: one is kept, with its findings', async (run) => {
  const home = await visited()
  const outcomes = inTurn(run, ['notRisk', 'helped'])
  const answers = await track.together(
    ...(await Promise.all(outcomes.map((outcome) => track.tell('closeOrder', home, outcome)))),
  )
  expect(codesOf(answers)).toEqual(['ok', 'order.stale'])
  const kept = outcomes[answers.findIndex(({ ok }) => ok)]
  const other = sql`SELECT FROM finding JOIN household USING (county_code, household_id)
    WHERE household_no = ${home} AND finding <> ${kept}`
  const findings = sql`SELECT FROM finding JOIN household USING (county_code, household_id) WHERE household_no = ${home}`
  expect([await track.count(findings), await track.count(other)]).toEqual([1, 0])
  expect(await track.count(eventsOf(home, 'order.closed'))).toBe(1)
})

test.each(RACES)(
  '%#: a report while its order is closed joins before or opens another, and is never lost',
  async (run) => {
    const home = await visited()
    const both = [await track.tell('closeOrder', home, 'notRisk'), await track.tell('submitReport', home)]
    const answers = await track.together(...inTurn(run, both))
    const codes = inTurn(
      run,
      answers.map((answer) => (answer.ok ? 'ok' : answer.fault.code)),
    )
    expect(codes[1]).toBe('ok')
    expect(['ok', 'order.stale']).toContain(codes[0])
    const lost = sql`SELECT FROM report JOIN (${ordersOf(home)}) AS o USING (county_code, order_id) WHERE o.state = 'closed'`
    const reports = sql`SELECT FROM report JOIN household USING (county_code, household_id) WHERE household_no = ${home}`
    expect([await track.count(reports), await track.count(lost), await openOf(home)]).toEqual([1, 0, 1])
  },
)

test.each(RACES)('%#: handed over while it is accepted, and while it is visited', async (run) => {
  const home = track.newHome()
  const accept = await track.tell('acceptOrder', home)
  await track.walk(home, 'acceptOrder')
  const [over, visit] = [await track.tell('handOverOrder', home), await track.tell('recordVisit', home)]
  const answers = await track.together(...inTurn(run, [over, visit, accept]))
  expect(codesOf(answers)).toEqual(['ok', 'order.stale', 'order.stale'])
  const acts = await track.count(sql`SELECT FROM order_act JOIN (${ordersOf(home)}) AS o USING (county_code, order_id)`)
  const wasVisited = await track.count(sql`SELECT FROM (${ordersOf(home)}) AS o WHERE state = 'visited'`)
  expect(acts + wasVisited).toBe(1)
})

async function closed(): Promise<string> {
  const home = await visited()
  await track.walk(home, 'submitReport')
  await track.walk(home, 'closeOrder')
  return home
}

test.each(RACES)(
  '%#: reopened while another order of the household is closed, or opened: one open order at most',
  async (run) => {
    const home = await visited()
    await track.walk(home, 'closeOrder')
    const reopen = await track.tell('reopenOrder', home)
    await track.walk(home, 'reportFor', 'acceptOrder', 'recordVisit')
    const close = await track.tell('closeOrder', home, 'notRisk')
    const answers = await track.together(...inTurn(run, [reopen, close]))
    const isReopened = await openOf(home)
    expect(codesOf(answers)).toEqual(isReopened ? ['ok', 'ok'] : ['ok', 'order.anotherOpen'])
    expect(isReopened).toBeLessThanOrEqual(1)
  },
)

test.each(RACES)('%#: reopened while somebody reports: one open order, and the report is its', async (run) => {
  const home = await visited()
  await track.walk(home, 'closeOrder')
  const both = [await track.tell('reopenOrder', home), await track.tell('submitReport', home)]
  const answers = inTurn(run, await track.together(...inTurn(run, both)))
  expect(answers[1]).toMatchObject({ ok: true })
  const lost = sql`SELECT FROM report JOIN (${ordersOf(home)}) AS o USING (county_code, order_id) WHERE o.state = 'closed'`
  expect([await openOf(home), await track.count(lost)]).toEqual([1, 0])
})

test.each(RACES)(
  '%#: objected to while it is reopened: nobody waits for an answer about a result that is gone',
  async (run) => {
    const home = await closed()
    const both = [await track.tell('reopenOrder', home), await track.tell('objectToResult', home)]
    const answers = inTurn(run, await track.together(...inTurn(run, both)))
    expect(answers[0]).toMatchObject({ ok: true })
    const waiting = sql`SELECT FROM result_objection AS said JOIN (${ordersOf(home)}) AS o USING (county_code, order_id)
    WHERE said.state = 'open'`
    expect(await track.count(waiting)).toBe(0)
  },
)

test.each(RACES)('%#: an objection is dismissed and upheld at once: it has one answer', async (run) => {
  const home = await closed()
  await track.walk(home, 'objectToResult')
  const both = [await track.tell('reopenOrder', home), await track.tell('answerResultObjection', home)]
  const answers = inTurn(run, await track.together(...inTurn(run, both)))
  expect(answers[0]).toMatchObject({ ok: true })
  const dismissed = await track.count(eventsOf(home, 'result.objectionDismissed'))
  const kept = sql`SELECT FROM result_objection AS said JOIN (${ordersOf(home)}) AS o USING (county_code, order_id)
    WHERE said.state = ${dismissed === 1 ? 'dismissed' : 'upheld'}`
  expect([await track.count(kept), answers[1]?.ok]).toEqual([1, dismissed === 1])
})

test.each(RACES)('%#: urged by three while it is closed: once, and not when it was closed before', async (run) => {
  const home = await visited()
  const urge = await track.tell('urgeOrder', home)
  const urges: Told[] = ['oTOWN', 'oTOWN', 'oOFFICER'].map((openid) => ({
    ...urge,
    openid,
    commandId: crypto.randomUUID(),
  }))
  const answers = await track.together(...inTurn(run, [...urges, await track.tell('closeOrder', home, 'notRisk')]))
  const after = sql`SELECT FROM event AS urged JOIN event AS closed USING (county_code, subject_id)
    JOIN household ON household.household_id = urged.household_id
    WHERE household_no = ${home} AND urged.type = 'order.urged' AND closed.type = 'order.closed' AND urged.seq > closed.seq`
  expect(await track.count(after)).toBe(0)
  const urged = await track.count(eventsOf(home, 'order.urged'))
  expect(urged).toBeLessThanOrEqual(1)
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1 + urged)
})
