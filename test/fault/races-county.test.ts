import '../support/quiet'
import { sql } from 'kysely'
import { COUNTY, OFFICER, VILLAGE } from '../support/deployed-county'
import { dataOf } from '../support/answers'
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
  process.stdout.write(`${races} races of the county\n`)
  await track.close()
})

const openOrders = (householdNo: string) =>
  sql`SELECT FROM work_order JOIN household USING (county_code, household_id)
    WHERE household_no = ${householdNo} AND state <> 'closed'`
const dirty = (householdNo: string) =>
  sql`UPDATE household_score SET dirty = true FROM household
    WHERE household.household_id = household_score.household_id AND household_no = ${householdNo}`.execute(track.owner)

test.each(RACES)('%#: closed during the night: what was just verified opens no order again', async (run) => {
  const home = track.newHome()
  await track.walk(home, 'acceptOrder', 'recordVisit')
  await dirty(home)
  const both = [await track.tell('closeOrder', home, 'notRisk'), await track.tell('scoreNight', home)]
  const answers = await track.together(...inTurn(run, both))
  expect(codesOf(answers)).toEqual(['ok', 'ok'])
  await track.night(COUNTY)
  expect(await track.count(openOrders(home))).toBe(0)
})

test.each(RACES)(
  '%#: a record is delivered anew while a visit finds it wrong: it is not asked for what it has',
  async (run) => {
    const home = track.newHome()
    await track.walk(home, 'acceptOrder', 'recordVisit')
    const both = [await track.tell('closeOrder', home, 'dataError'), await track.tell('importFile', home, '在读')]
    expect(codesOf(await track.together(...inTurn(run, both)))).toEqual(['ok', 'ok'])
    await track.night(COUNTY)
    const lit = sql`SELECT FROM household_score JOIN household USING (county_code, household_id)
    WHERE household_no = ${home} AND lamps > 0`
    const disputed = sql`SELECT FROM department_record JOIN household USING (county_code, household_id)
    WHERE household_no = ${home} AND disputed_content = department_record.content`
    expect([await track.count(lit), await track.count(disputed), await track.count(openOrders(home))]).toEqual([
      0, 0, 0,
    ])
    const waiting = sql`SELECT FROM correction JOIN department_record USING (county_code, feed, record_key)
    WHERE correction.state = 'open' AND correction.content <> department_record.content`
    expect(await track.count(waiting)).toBe(0)
  },
)

test.each(RACES)(
  '%#: a report while its code is replaced, by two: one code is good, and no report is half taken',
  async (run) => {
    const home = track.newHome()
    await track.walk(home, 'replaceCode')
    const report = await track.tell('submitReport', home)
    const replace = await track.tell('replaceCode', home)
    const answers = await track.together(
      ...inTurn(run, [report, replace, { ...replace, commandId: crypto.randomUUID() }]),
    )
    const [reported] = inTurn(run, answers)
    expect(['ok', 'code.revoked']).toContain(reported?.ok === true ? 'ok' : reported?.fault.code)
    expect(answers.filter(({ ok }) => !ok).length).toBe(reported?.ok === true ? 0 : 1)
    const good = sql`SELECT FROM household_code JOIN household USING (county_code, household_id)
    WHERE household_no = ${home} AND revoked_on IS NULL`
    const reports = sql`SELECT FROM report JOIN household USING (county_code, household_id) WHERE household_no = ${home}`
    expect([await track.count(good), await track.count(reports)]).toEqual([1, reported?.ok === true ? 1 : 0])
  },
)

test.each(RACES)('%#: one invitation is taken up by two: one has the post', async () => {
  const { phone } = await invite()
  const told = await track.tell('acceptInvitation', '')
  const answers = await track.together(told, { ...told, commandId: crypto.randomUUID(), openid: `${told.openid}-2` })
  expect(codesOf(answers)).toEqual(['invitation.used', 'ok'])
  await endPostOf(phone)
})

test.each(RACES)('%#: one identity takes up two invitations of two people: it is one of them', async () => {
  const first = await invite()
  const second = await invite('13800000077')
  const told = await track.tell('acceptInvitation', '')
  const openid = `oTWO-${crypto.randomUUID()}`
  const answers = await track.together(
    ...[first, second].map(({ code, phone }) => ({
      ...{ ...told, commandId: crypto.randomUUID(), openid, payload: { invitationCode: code, phone } },
    })),
  )
  expect(codesOf(answers)).toEqual(['invitation.identityTaken', 'ok'])
  const phones = sql`SELECT DISTINCT phone_hash FROM staff WHERE openid = ${openid} AND active`
  expect(await track.count(phones)).toBe(1)
  for (const { phone } of [first, second]) await endPostOf(phone)
})

async function invite(phone = '13800000091') {
  const told = await track.tell('inviteStaff', '', phone)
  const payload = { ...Object(told.payload), phone }
  const invited = dataOf(await track.perform({ ...told, payload })) as { code: string; invitationId: string }
  return { ...invited, phone }
}

async function endPostOf(phone: string): Promise<void> {
  const hash = track.secrets.hash(phone)
  const post = sql`SELECT FROM staff WHERE phone_hash = ${hash} AND openid IS NOT NULL AND active`
  expect(await track.count(post)).toBeLessThanOrEqual(1)
  await sql`UPDATE staff SET active = false WHERE phone_hash = ${hash}`.execute(track.owner)
  await sql`UPDATE invitation SET state = 'revoked' WHERE state = 'open'`.execute(track.owner)
}

test.each(RACES)('%#: two call rounds that cover the same houses: one is called', async (run) => {
  const round = await track.tell('startSweep', '')
  const day = `2027-0${(run % 9) + 1}-0${Math.floor(run / 9) + 1}`
  const over = (area: string) => ({
    ...round,
    commandId: crypto.randomUUID(),
    payload: { area, from: day, until: day },
  })
  const answers = await track.together(over(VILLAGE), over(COUNTY))
  expect(codesOf(answers)).toEqual(['ok', 'sweep.overlaps'])
  expect(await track.count(sql`SELECT FROM sweep_round WHERE from_on = ${day}`)).toBe(1)
})

test('two check one household, in as many races as there are runs: once each, and counted once', async () => {
  const round = await track.tell('startSweep', '')
  const today = { area: COUNTY, from: track.today(), until: track.today() }
  dataOf(await track.perform({ ...round, openid: OFFICER, payload: today }))
  for (const _ of RACES) {
    const told = await track.tell('checkHousehold', track.newHome())
    const answers = await track.together(told, { ...told, commandId: crypto.randomUUID(), openid: 'oGRID' })
    expect(codesOf(answers)).toEqual(['ok', 'sweep.checkedAlready'])
  }
  const counted = sql`SELECT FROM sweep_tally, generate_series(1, checked)`
  expect([await track.count(counted), await track.count(sql`SELECT FROM sweep_check`)]).toEqual([RUNS, RUNS])
})

test.each(RACES)('%#: a department answers while it delivers the record anew: one end', async (run) => {
  const home = track.newHome()
  await track.walk(home, 'acceptOrder', 'recordVisit')
  dataOf(await track.perform(await track.tell('closeOrder', home, 'dataError')))
  const both = [await track.tell('answerCorrection', home), await track.tell('importFile', home, '在读')]
  const answers = inTurn(run, await track.together(...inTurn(run, both)))
  expect(answers[1]).toMatchObject({ ok: true })
  const ends = sql`SELECT FROM event JOIN household USING (county_code, household_id)
    WHERE household_no = ${home} AND type IN ('correction.answered', 'correction.mended')`
  expect(await track.count(ends)).toBe(1)
})
