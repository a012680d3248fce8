import type { Insertable, Selectable } from 'kysely'
import type { HouseholdCase } from '../../../src/domain/case/case'
import type { Schema } from '../database/schema'

export function toCase(row: Selectable<Schema['household_case']>): HouseholdCase {
  const { notice_from: postedOn, notice_until: until } = row
  return {
    caseId: row.case_id,
    caseNo: row.case_no,
    householdId: row.household_id,
    villageCode: row.village_code,
    level: row.level,
    kind: row.kind,
    variant: row.variant,
    state: row.state,
    category: row.category,
    risks: row.risks,
    openedOn: row.opened_on,
    reachedOn: row.reached_on,
    dueOn: row.due_on,
    hardDueOn: row.hard_due_on,
    notice: postedOn === null || until === null ? null : { postedOn, until },
    includedOn: row.included_on,
    way: row.way,
    announcedOn: row.announced_on,
    version: row.version,
  }
}

export function toRow(county: string, one: HouseholdCase): Insertable<Schema['household_case']> {
  return {
    county_code: county,
    case_id: one.caseId,
    case_no: one.caseNo,
    household_id: one.householdId,
    village_code: one.villageCode,
    level: one.level,
    kind: one.kind,
    variant: one.variant,
    state: one.state,
    category: one.category,
    risks: one.risks,
    opened_on: one.openedOn,
    reached_on: one.reachedOn,
    due_on: one.dueOn,
    hard_due_on: one.hardDueOn,
    notice_from: one.notice?.postedOn ?? null,
    notice_until: one.notice?.until ?? null,
    included_on: one.includedOn,
    way: one.way,
    announced_on: one.announcedOn,
    version: one.version,
  }
}
