import type { Generated } from 'kysely'
import type { Look } from '../../../../src/contract/operations'
import type { InvitationState } from '../../../../src/domain/access/invitation'
import type { RevealReason } from '../../../../src/domain/access/reveal'
import type { PrivateField } from '../../../../src/domain/access/field-policy'
import type { StaffRole } from '../../../../src/domain/access/role'
import type { Day } from '../../../../src/domain/calendar/day'

interface InvitationTable {
  county_code: string
  invitation_id: string
  code_hash: string
  name: string
  phone_cipher: string
  role: StaffRole
  area_code: string
  valid_from: Day
  valid_until: Day
  expires_on: Day
  state: InvitationState
  invited_on: Day
  invited_by: string
  accepted_by: string | null
  version: Generated<number>
}

interface AccessLogTable {
  county_code: string
  look_id: string
  household_id: string
  village_code: string
  person_id: string | null
  what: Look
  field: PrivateField | null
  reason: RevealReason | null
  words_cipher: string | null
  actor: string
  actor_name: string
  role: StaffRole | null
  looked_on: Day
  looked_at: string
}

interface RegisterCorrectionTable {
  county_code: string
  correction_id: string
  household_id: string
  village_code: string
  person_id: string | null
  field: string
  version: number
  words_cipher: string
  corrected_on: Day
  corrected_by: string
  /** The last delivery that it knew; null of corrections that are older than the column. */
  delivered: Generated<number | null>
}

/** Invitations, looks at what is private, and corrections on request. */
export interface AccessTables {
  invitation: InvitationTable
  access_log: AccessLogTable
  register_correction: RegisterCorrectionTable
}
