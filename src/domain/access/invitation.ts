import type { Day } from '../calendar/day'
import type { AreaLevel } from './area'
import type { Role, StaffRole } from './role'

export const INVITATION_STATES = ['open', 'accepted', 'revoked'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]
type InvitationAction = 'acceptInvitation' | 'revokeInvitation'

export const INVITATION_STATE_WORDS = {
  open: '等本人绑定',
  accepted: '已绑定',
  revoked: '已撤回',
} as const satisfies Record<InvitationState, string>

/** Where an act leads; null where it cannot be done. */
export const INVITATION_TRANSITIONS = {
  open: { acceptInvitation: 'accepted', revokeInvitation: 'revoked' },
  accepted: { acceptInvitation: null, revokeInvitation: null },
  revoked: { acceptInvitation: null, revokeInvitation: null },
} as const satisfies Record<InvitationState, Record<InvitationAction, InvitationState | null>>

/** The level of the areas in which each role works. */
export const LEVEL_OF_ROLE = {
  villageCadre: 'village',
  gridWorker: 'village',
  workTeam: 'village',
  townshipOfficer: 'township',
  countyOfficer: 'county',
} as const satisfies Record<StaffRole, AreaLevel>

export const STAFF_ROLES = [
  'villageCadre',
  'gridWorker',
  'workTeam',
  'townshipOfficer',
  'countyOfficer',
] as const satisfies readonly Exclude<Role, 'villager' | 'timer'>[]

/** A post offered to the person behind a phone number. The code that takes it up is known to nobody afterwards. */
export interface Invitation {
  readonly invitationId: string
  readonly name: string
  readonly phone: string
  readonly role: StaffRole
  readonly areaCode: string
  readonly validFrom: Day
  readonly validUntil: Day
  /** The last day on which it can be taken up. */
  readonly expiresOn: Day
  readonly state: InvitationState
  readonly version: number
}
