import { ok, refuse, type Result } from '../result'
import { INVITATION_STATE_WORDS, INVITATION_TRANSITIONS, type Invitation } from './invitation'

/** Takes back an invitation that nobody has taken up; a post that came of it is ended instead. */
export function decideRevokeInvitation(invitation: Invitation): Result<Invitation, 'invitation.notOpen'> {
  const state = INVITATION_TRANSITIONS[invitation.state].revokeInvitation
  if (state === null) return refuse('invitation.notOpen', { state: INVITATION_STATE_WORDS[invitation.state] })
  return ok({ ...invitation, state, version: invitation.version + 1 })
}
