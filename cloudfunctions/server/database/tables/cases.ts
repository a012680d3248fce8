import type { Generated } from 'kysely'
import type { CaseKind, CaseState, CaseVariant, ClearanceWay } from '../../../../src/domain/case/case'
import type { CaseAct, SignedBy } from '../../../../src/domain/case/case-step'
import type { Day } from '../../../../src/domain/calendar/day'
import type { OrderLevel } from '../../../../src/domain/order/order'

interface HouseholdCaseTable {
  county_code: string
  case_id: string
  case_no: string
  household_id: string
  village_code: string
  level: OrderLevel
  kind: CaseKind
  variant: CaseVariant
  state: CaseState
  category: string | null
  risks: readonly string[]
  opened_on: Day
  reached_on: Day
  due_on: Day
  hard_due_on: Day
  notice_from: Day | null
  notice_until: Day | null
  included_on: Day | null
  way: ClearanceWay | null
  announced_on: Day | null
  order_id: string | null
  version: Generated<number>
}

interface CaseStepTable {
  county_code: string
  case_id: string
  /** Of the case after it. */
  version: number
  household_id: string
  village_code: string
  action: CaseAct['action']
  state: CaseState
  done_on: Day
  recorded_at: string
  actor: string
  actor_name: string
  /** JSON of the act's record, sealed. */
  record_cipher: string
}

interface CaseAuthorisationTable {
  county_code: string
  case_id: string
  version: number
  person_id: string
  household_id: string
  village_code: string
  signed_by: SignedBy
  text_version: string
  signed_on: Day
  signature_hash: string
  signature_file: string
}

interface CaseObjectionTable {
  county_code: string
  objection_id: string
  case_id: string
  notice_version: number
  household_id: string
  village_code: string
  raised_on: Day
  due_on: Day
  words_cipher: string
  answered_on: Day | null
  upheld: boolean | null
  answer_cipher: string | null
  /** Keyed hash of the identity that raised it itself. */
  objector_hash: Generated<string | null>
}

interface NoticeCodeTable {
  county_code: string
  code_hash: string
  case_id: string
  notice_version: number
  household_id: string
}

interface MonitoredHouseholdTable {
  county_code: string
  household_id: string
  from_on: Day
  village_code: string
  case_id: string
  category: string | null
  risks: readonly string[]
  /** Where it lived and how many it were when its inclusion was announced, whatever became of it since. */
  from_village: string
  from_people: number
  until_on: Day | null
  /** The same of its clearance. */
  until_village: string | null
  until_people: number | null
  clearance_id: string | null
  way: ClearanceWay | null
}

/** Cases, their papers, and who is followed because of them. */
export interface CaseTables {
  household_case: HouseholdCaseTable
  case_step: CaseStepTable
  case_authorisation: CaseAuthorisationTable
  case_objection: CaseObjectionTable
  notice_code: NoticeCodeTable
  monitored_household: MonitoredHouseholdTable
}
