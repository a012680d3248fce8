import type { ColumnType, Generated } from 'kysely'
import type { StaffRole } from '../../../../src/domain/access/role'
import type { Day } from '../../../../src/domain/calendar/day'
import type { FieldValues } from '../../../../src/domain/household/facts'
import type { Json } from './json'

interface AreaTable {
  code: string
  name: string
  parent_code: string | null
}

interface StaffTable {
  staff_id: string
  name: string
  phone_hash: string
  phone_cipher: string
  role: StaffRole
  area_code: string
  openid: string | null
  active: Generated<boolean>
  /** Days of the post, both included; null without an end. */
  valid_from: Generated<Day | null>
  valid_until: Generated<Day | null>
}

interface HouseholdTable {
  county_code: string
  household_id: string
  household_no: string
  village_code: string
  group_name: string | null
  head_name: string
  head_id_hash: string
  address_cipher: string | null
  phone_cipher: string | null
  values: Json<FieldValues>
  content: string
  /** Register values found wrong: evidence key → content that is silent. */
  disputed: ColumnType<Readonly<Record<string, string>>, string | undefined, string>
  in_case_since: Day | null
  batch_id: string | null
  version: Generated<number>
}

interface PersonTable {
  county_code: string
  person_id: string
  household_id: string
  village_code: string
  id_hash: string
  id_cipher: string
  name: string
  birth_on: Day
  relation: string
  values: Json<FieldValues>
  content: string
  known_on: Day
  batch_id: string | null
  version: Generated<number>
}

interface PersonFormerTable {
  county_code: string
  person_id: string
  until_on: Day
  household_id: string
  village_code: string
  values: Json<FieldValues>
}

interface HouseholdCodeTable {
  county_code: string
  code_hash: string
  household_id: string
  village_code: string
  issued_on: Day
  revoked_on: Day | null
}

/** Who lives where, who works where, and the codes on the doors. */
export interface RegisterTables {
  area: AreaTable
  staff: StaffTable
  household: HouseholdTable
  person: PersonTable
  person_former: PersonFormerTable
  household_code: HouseholdCodeTable
}
