import { sql } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import { toCase } from '../../../cloudfunctions/server/cases/case-row'
import { toOrder } from '../../../cloudfunctions/server/orders/order-row'
import { staffActor } from '../../../cloudfunctions/server/staff-actor'
import { staffIdOf } from '../../../src/domain/access/role'
import { COUNTY } from '../deployed-county'
import type { LivingCounty } from '../living-county'

/** Picks one of what there is, of what fits if anything does. */
export type Choose = <T>(from: readonly T[], fits?: (one: T) => boolean) => T | undefined

export type Scene = ReturnType<typeof sceneOf>

/** What stands in a county as those see it who are about to do something, everything in the order in which it came to be. */
export function sceneOf(county: LivingCounty, one: Choose) {
  const { owner, codes, invited, secrets } = county
  return {
    one,
    codes,
    invited,
    hash: (text: string) => secrets.hash(text),
    get day(): Day {
      return county.today()
    },
    households: () =>
      owner
        .selectFrom('household')
        .select([
          'household_id as householdId',
          'household_no as householdNo',
          'village_code as villageCode',
          'version',
        ])
        .where('county_code', '=', COUNTY)
        .orderBy('household_id')
        .execute(),
    async orders() {
      const rows = await owner
        .selectFrom('work_order')
        .innerJoin('household', 'household.household_id', 'work_order.household_id')
        .selectAll('work_order')
        .select('household_no as householdNo')
        .orderBy('order_id')
        .execute()
      return rows.map((row) => ({ ...toOrder(row), householdNo: row.householdNo }))
    },
    async cases() {
      const rows = await owner
        .selectFrom('household_case')
        .innerJoin('household', 'household.household_id', 'household_case.household_id')
        .selectAll('household_case')
        .select('household_no as householdNo')
        .orderBy('case_id')
        .execute()
      return rows.map((row) => ({ ...toCase(row), householdNo: row.householdNo }))
    },
    /** As it is printed on the notice of a case; undefined when none hangs. */
    async noticeCodeOf({ caseId, version }: { readonly caseId: string; readonly version: number }) {
      const posted = await owner
        .selectFrom('case_step')
        .select('record_cipher')
        .where('case_id', '=', caseId)
        .where('version', '=', version)
        .where('action', '=', 'postNotice')
        .executeTakeFirst()
      return posted && /公示编号：(\w+)/.exec(secrets.open(posted.record_cipher))?.[1]
    },
    measures: () =>
      owner
        .selectFrom('measure')
        .innerJoin('household', 'household.household_id', 'measure.household_id')
        .select(['measure_id as measureId', 'state', 'measure.version', 'household_no as householdNo'])
        .orderBy('measure_id')
        .execute(),
    corrections: () =>
      owner
        .selectFrom('correction')
        .innerJoin('household', 'household.household_id', 'correction.household_id')
        .select(['correction_id as correctionId', 'state', 'correction.version', 'household_no as householdNo'])
        .orderBy('correction_id')
        .execute(),
    reports: () =>
      owner
        .selectFrom('report')
        .innerJoin('work_order', 'work_order.order_id', 'report.order_id')
        .innerJoin('household', 'household.household_id', 'report.household_id')
        .select(['report_no as reportNo', 'for_whom as forWhom', 'reporter_hash as reporterHash', 'work_order.state'])
        .select('household_no as householdNo')
        .orderBy('report_id')
        .execute(),
    resultObjections: () =>
      owner
        .selectFrom('result_objection')
        .innerJoin('household', 'household.household_id', 'result_objection.household_id')
        .select(['objection_id as objectionId', 'state', 'household_no as householdNo'])
        .orderBy('objection_id')
        .execute(),
    caseObjections: () =>
      owner
        .selectFrom('case_objection')
        .innerJoin('household', 'household.household_id', 'case_objection.household_id')
        .select(['objection_id as objectionId', 'case_id as caseId', 'answered_on as answeredOn'])
        .select('household_no as householdNo')
        .orderBy('objection_id')
        .execute(),
    people: (householdId: string) =>
      owner
        .selectFrom('person')
        .select(['person_id as personId', 'birth_on as birthOn', 'version'])
        .where('county_code', '=', COUNTY)
        .where('household_id', '=', householdId)
        .orderBy('person_id')
        .execute(),
    monitored: () =>
      owner
        .selectFrom('monitored_household')
        .select('household_id as householdId')
        .where('county_code', '=', COUNTY)
        .where('until_on', 'is', null)
        .execute(),
    rounds: () =>
      owner
        .selectFrom('sweep_round')
        .select(['round_id as roundId', 'from_on as from', 'until_on as until'])
        .where('county_code', '=', COUNTY)
        .orderBy('round_id')
        .execute(),
    checks: () =>
      owner
        .selectFrom('sweep_check')
        .select(['round_id as roundId', 'household_id as householdId'])
        .where('county_code', '=', COUNTY)
        .execute(),
    invitations: () =>
      owner
        .selectFrom('invitation')
        .select(['invitation_id as invitationId', 'state'])
        .where('county_code', '=', COUNTY)
        .orderBy('invitation_id')
        .execute(),
    /** Posts, with the id that orders know the person by. */
    async staff() {
      const rows = await owner.selectFrom('staff').selectAll().orderBy('staff_id').execute()
      return rows.map((row) => ({ ...row, personId: staffIdOf(staffActor(row, [row])) ?? '' }))
    },
    heldFor: () =>
      owner
        .selectFrom('order_candidate')
        .select(sql<string>`unnest(held_for)`.as('cause'))
        .distinct()
        .where('county_code', '=', COUNTY)
        .orderBy('cause')
        .execute(),
    batches: () =>
      owner
        .selectFrom('import_batch')
        .select(['batch_id as batchId', 'feed', 'undone_at as undoneAt'])
        .where('county_code', '=', COUNTY)
        .orderBy('delivered')
        .execute(),
  }
}
