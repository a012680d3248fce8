import { randomUUID } from 'node:crypto'
import type { Database } from '../../../cloudfunctions/server/database/connect'
import { MONDAY } from '../../support/open-functions'
import { evaluationOf, MEDICAL, type Household, type Office } from '../../support/open-office'

/** A household and what there is to ask about it: a row in each table that is about households; every other one was checked. */
export interface Home extends Household {
  readonly headName: string
  readonly personId: string
  readonly orderId: string
  readonly caseId: string
  readonly reportNo: string
  /** Of every household of the county. */
  readonly roundId: string
}

/** Lets a household settle in a village, where everything that can be kept of one is kept of it. @param index another one each time */
export async function settle(office: Office, owner: Database, villageCode: string, index: number): Promise<Home> {
  const headName = `户主${index + 100}号`
  const household = await office.addHousehold(villageCode, headName)
  const { county, householdId } = household
  const { order } = await office.score(household, evaluationOf([MEDICAL]))
  const { personId } = await owner
    .selectFrom('person')
    .select('person_id as personId')
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .executeTakeFirstOrThrow()
  const roundId = await roundOf(owner, household)
  const reportNo = String(2_611_230_000 + index)
  const home = { ...household, headName, personId, orderId: order.orderId, caseId: randomUUID(), reportNo, roundId }
  await fill(office, owner, home)
  if (index % 2 === 1) await check(owner, home)
  return home
}

/** One round goes through the whole county. */
async function roundOf(owner: Database, { county, villageCode }: Household): Promise<string> {
  const own = { county_code: county, round_id: randomUUID() }
  await owner
    .insertInto('sweep_round')
    .values({ ...own, area_code: county, from_on: MONDAY, until_on: '2026-12-04' })
    .onConflict((conflict) => conflict.columns(['county_code', 'area_code', 'from_on']).doNothing())
    .execute()
  const round = owner.selectFrom('sweep_round').select('round_id').where('county_code', '=', county)
  const { round_id } = await round.executeTakeFirstOrThrow()
  await owner
    .insertInto('sweep_tally')
    .values({ county_code: county, round_id, village_code: villageCode, households: 2, checked: 0, concerned: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return round_id
}

function check(owner: Database, { county, householdId, villageCode, roundId }: Home) {
  const own = { county_code: county, household_id: householdId, village_code: villageCode }
  return owner
    .insertInto('sweep_check')
    .values({ ...own, round_id: roundId, checked_on: MONDAY, concerns: [] })
    .execute()
}

async function fill({ secrets }: Office, owner: Database, home: Home): Promise<void> {
  const { county, householdId, villageCode, personId: person_id, orderId: order_id, caseId: case_id } = home
  const own = { county_code: county, household_id: householdId, village_code: villageCode }
  const [measure_id, report_id] = [randomUUID(), randomUUID()]
  const sealed = secrets.seal('谁也不该看到')
  const at = `${MONDAY}T02:00:00.000Z`
  const none = { values: '{}', content: 'c' }
  const rows = [
    owner.insertInto('person_former').values({ ...own, person_id, until_on: '2026-11-01', values: '{}' }),
    owner.insertInto('department_record').values({
      ...{ ...own, ...none, person_id, feed: 'medical', record_key: householdId, record_on: MONDAY },
      ...{ batch_id: randomUUID(), delivered: 1 },
    }),
    owner.insertInto('order_candidate').values({ ...own, found_on: MONDAY, grounds: '[]' }),
    owner.insertInto('order_act').values({
      ...{ ...own, order_id, act_id: randomUUID(), kind: 'urge', version: 1, done_on: MONDAY, done_by: '镇干部' },
      ...{ assignee_name: null, words_cipher: null, closing_cipher: null },
    }),
    owner.insertInto('finding').values({
      ...{ ...own, order_id, rule: 'R06', evidence_key: 'medical/J1', content: 'c1', finding: 'notRisk' },
      ...{ found_on: MONDAY, silent_until: null },
    }),
    owner.insertInto('report').values({
      ...{ ...own, order_id, report_id, report_no: home.reportNo, kind: 'illness', for_whom: 'own' },
      ...{ words_cipher: sealed, phone_cipher: null, reporter_hash: null, channel: 'hotline' },
      ...{ reported_on: MONDAY, reported_at: at },
    }),
    owner.insertInto('result_objection').values({
      ...{ ...own, order_id, report_id, objection_id: randomUUID(), closing: 0, state: 'open', words_cipher: sealed },
      ...{ objected_on: MONDAY, due_on: '2026-12-01', answer_cipher: null, answered_on: null },
    }),
    owner.insertInto('household_case').values({
      ...{ ...own, case_id, case_no: `C${home.reportNo}`, level: 'village', kind: 'inclusion', variant: 'ordinary' },
      ...{ state: 'opened', category: null, risks: [], opened_on: MONDAY, reached_on: MONDAY, due_on: '2026-12-01' },
      ...{ hard_due_on: '2026-12-31', notice_from: null, notice_until: null, included_on: null, way: null },
      ...{ announced_on: null, order_id },
    }),
    owner.insertInto('case_step').values({
      ...{ ...own, case_id, version: 2, action: 'helpFirst', state: 'opened', done_on: MONDAY, recorded_at: at },
      ...{
        actor: 'staff:x',
        actor_name: '干部',
        record_cipher: secrets.seal('{"helpedOn":"2026-11-23","help":"棉被"}'),
      },
    }),
    owner.insertInto('case_authorisation').values({
      ...{ ...own, case_id, person_id, version: 2, signed_by: 'self', text_version: '1', signed_on: MONDAY },
      ...{ signature_hash: 'a'.repeat(64), signature_file: 'cloud://wudeng/1.png' },
    }),
    owner.insertInto('case_objection').values({
      ...{ ...own, case_id, objection_id: randomUUID(), notice_version: 1, raised_on: MONDAY, due_on: '2026-12-01' },
      ...{ words_cipher: sealed, answered_on: null, upheld: null, answer_cipher: null },
    }),
    owner.insertInto('monitored_household').values({
      ...{ ...own, from_on: MONDAY, case_id, category: null, risks: [], until_on: null, clearance_id: null, way: null },
      ...{ from_village: villageCode, from_people: 3, until_village: null, until_people: null },
    }),
    owner.insertInto('measure').values({
      ...{ ...own, measure_id, class_code: 'M04', item: '医疗救助', answers: ['R06'], department: '医保局' },
      ...{ state: 'planned', planned_on: MONDAY, start_by: MONDAY, until_on: null, started_on: null, ended_on: null },
      reason_cipher: null,
    }),
    owner.insertInto('measure_progress').values({
      ...{ ...own, measure_id, version: 2, done_on: MONDAY, done_by: '干部', note_cipher: sealed, fen: null },
    }),
    owner.insertInto('replaced_fact').values({
      ...{ ...own, source: 'measure', row_key: measure_id, delivered: 0, after_version: 0, before: null },
    }),
    owner.insertInto('quality_finding').values({ ...own, check_id: 'Q01', found_on: MONDAY, evidence: '[]' }),
    owner.insertInto('correction').values({
      ...{ ...own, order_id, person_id, correction_id: randomUUID(), feed: 'medical', record_key: householdId },
      ...{ content: 'c', says: '', rules: ['R06'], found_cipher: sealed, opened_on: MONDAY, state: 'open' },
      ...{ closed_on: null, batch_id: null, answer_cipher: null },
    }),
    owner.insertInto('access_log').values({
      ...{ ...own, look_id: randomUUID(), person_id: null, what: 'order', field: null, reason: null },
      ...{ words_cipher: null, actor: 'staff:x', actor_name: '', role: null, looked_on: MONDAY, looked_at: at },
    }),
    owner.insertInto('register_correction').values({
      ...{ ...own, person_id: null, correction_id: randomUUID(), field: 'phone', version: 1, words_cipher: sealed },
      ...{ corrected_on: MONDAY, corrected_by: 'staff:x' },
    }),
  ]
  // One after the other: a case comes before its steps.
  for (const row of rows) await row.execute()
}
