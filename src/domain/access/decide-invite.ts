import type { Day } from '../calendar/day'
import { addDays } from '../calendar/day-number'
import { firstDayOutside } from '../calendar/months'
import { ok, refuse, type Result } from '../result'
import type { AccountPolicy } from './account-policy'
import { covers, findAreaLevel } from './area'
import { LEVEL_OF_ROLE, type Invitation } from './invitation'
import { areasFor } from './permission-table'
import type { Actor } from './role'

type InviteRefusal =
  | 'permission.area'
  | 'invitation.nameMissing'
  | 'invitation.areaLevel'
  | 'invitation.fromPast'
  | 'invitation.untilTooEarly'
  | 'invitation.untilTooLate'

/** An invitation to a post within the county of whoever invites; it and the post both end. */
export function decideInvite(
  wanted: Pick<Invitation, 'invitationId' | 'name' | 'phone' | 'role' | 'areaCode' | 'validFrom' | 'validUntil'>,
  actor: Actor,
  { day, policy }: { readonly day: Day; readonly policy: AccountPolicy },
): Result<Invitation, InviteRefusal> {
  const { name, role, areaCode, validFrom, validUntil } = wanted
  if (!areasFor(actor, 'inviteStaff').some((area) => covers(area, areaCode))) return refuse('permission.area')
  if (name.trim() === '') return refuse('invitation.nameMissing')
  if (findAreaLevel(areaCode) !== LEVEL_OF_ROLE[role]) return refuse('invitation.areaLevel')
  if (validFrom < day) return refuse('invitation.fromPast')
  if (validUntil < validFrom) return refuse('invitation.untilTooEarly')
  // The same day, so many months later, is the first one outside.
  const outside = firstDayOutside(validFrom, policy.longestPostMonths)
  if (validUntil >= outside) return refuse('invitation.untilTooLate', { day: addDays(outside, -1) })
  const expiresOn = addDays(day, policy.invitationDays - 1)
  return ok({ ...wanted, name: name.trim(), expiresOn, state: 'open', version: 1 })
}
