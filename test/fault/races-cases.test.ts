import '../support/quiet'
import { sql } from 'kysely'
import { addDays } from '../../src/domain/calendar/day-number'
import { contradictions } from '../support/contradictions'
import { codesOf, inTurn, openRaceTrack, RACES, RUNS, type RaceTrack } from '../support/race-track'

let track: RaceTrack
let races = 0

beforeAll(async () => {
  track = await openRaceTrack(6 * RUNS + 20)
})
afterEach(async () => {
  races += 1
  expect([await track.differences(), await contradictions(track.owner)]).toEqual([[], []])
})
afterAll(async () => {
  process.stdout.write(`${races} races of cases and help\n`)
  await track.close()
})

const of = (table: string, householdNo: string) =>
  sql`SELECT ${sql.table(table)}.* FROM ${sql.table(table)} JOIN household USING (county_code, household_id)
    WHERE household_no = ${householdNo}`

/** A household whose inclusion has come this far; its notice has hung. */
async function included(...more: Parameters<RaceTrack['walk']>[1][]): Promise<string> {
  const home = track.newHome()
  await track.walk(home, 'acceptOrder', 'recordVisit')
  await track.perform(await track.tell('closeOrder', home, 'identify'))
  await track.walk(home, 'authoriseCase', 'compareCase', 'holdAssembly', 'postNotice')
  track.setDay(addDays(track.today(), 6))
  await track.walk(home, ...more)
  return home
}

test.each(RACES)('%#: two approve one case: it is approved once', async () => {
  const home = await included('reviewCase')
  const told = await track.tell('approveCase', home)
  const answers = await track.together(told, { ...told, commandId: crypto.randomUUID() })
  expect(codesOf(answers)).toEqual(['case.stale', 'ok'])
  const steps = sql`SELECT FROM (${of('case_step', home)}) AS step WHERE action = 'approveCase'`
  const events = sql`SELECT FROM (${of('event', home)}) AS said WHERE type = 'case.approved'`
  expect([await track.count(steps), await track.count(events)]).toEqual([1, 1])
})

test.each(RACES)('%#: objected to while it is reviewed: no review passes over an objection', async (run) => {
  const home = await included()
  const both = [await track.tell('reviewCase', home), await track.tell('objectToNotice', home)]
  const answers = await track.together(...inTurn(run, both))
  const [review, objection] = inTurn(run, answers)
  expect([review?.ok, objection?.ok].filter(Boolean)).toHaveLength(1)
  const waiting = await track.count(sql`SELECT FROM (${of('case_objection', home)}) AS said WHERE answered_on IS NULL`)
  const reviewed = await track.count(sql`SELECT FROM (${of('household_case', home)}) AS one WHERE state = 'reviewed'`)
  expect(waiting + reviewed).toBe(1)
})

test.each(RACES)('%#: announced while it is sent back: the household is monitored, or it is not', async (run) => {
  const home = await included('reviewCase', 'approveCase')
  const both = [await track.tell('announceCase', home), await track.tell('sendBackCase', home)]
  const answers = await track.together(...inTurn(run, both))
  expect(codesOf(answers)).toEqual(['case.stale', 'ok'])
  const announced = await track.count(sql`SELECT FROM (${of('household_case', home)}) AS one WHERE state = 'announced'`)
  const monitored = await track.count(of('monitored_household', home))
  const inCase = await track.count(
    sql`SELECT FROM household WHERE household_no = ${home} AND in_case_since IS NOT NULL`,
  )
  expect([monitored, inCase]).toEqual([announced, 1 - announced])
})

test.each(RACES)('%#: two begin a case of one household: one begins', async () => {
  const home = await included('reviewCase', 'approveCase', 'announceCase')
  const told = await track.tell('proposeClearance', home)
  const answers = await track.together(told, { ...told, commandId: crypto.randomUUID(), openid: 'oGRID' })
  expect(codesOf(answers)).toEqual(['case.running', 'ok'])
  const begun = sql`SELECT FROM (${of('household_case', home)}) AS one WHERE kind = 'clearance'`
  expect(await track.count(begun)).toBe(1)
})

test.each(RACES)('%#: announced while another order is closed as 属实: no second inclusion', async (run) => {
  const home = await included('reviewCase', 'approveCase', 'reportFor', 'acceptOrder', 'recordVisit')
  const both = [await track.tell('announceCase', home), await track.tell('closeOrder', home, 'identify')]
  const answers = await track.together(...inTurn(run, both))
  expect(codesOf(answers)).toEqual(['ok', 'ok'])
  const running = sql`SELECT FROM (${of('household_case', home)}) AS one WHERE state <> 'announced'`
  const inCase = sql`SELECT FROM household WHERE household_no = ${home} AND in_case_since IS NOT NULL`
  expect([await track.count(running), await track.count(inCase)]).toEqual([0, 0])
})

test.each(RACES)('%#: the same help planned twice, then begun while it is cancelled: once each', async (run) => {
  const home = track.newHome()
  const plan = await track.tell('planMeasure', home)
  expect(codesOf(await track.together(plan, { ...plan, commandId: crypto.randomUUID() }))).toEqual([
    'measure.twice',
    'ok',
  ])
  const both = [await track.tell('startMeasure', home), await track.tell('cancelMeasure', home)]
  expect(codesOf(await track.together(...inTurn(run, both)))).toEqual(['measure.stale', 'ok'])
  const changed = sql`SELECT FROM (${of('event', home)}) AS said WHERE type IN ('measure.started', 'measure.cancelled')`
  expect([await track.count(of('measure', home)), await track.count(changed)]).toEqual([1, 1])
})
