import { decideRevokeInvitation } from '../../../src/domain/access/decide-revoke-invitation'
import { INVITATION_STATE_WORDS } from '../../../src/domain/access/invitation'
import { ok, refuse } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { findInvitation, updateInvitation } from './invitation-repository'

/** Takes back an invitation that nobody has taken up. */
export const revokeInvitation: Handler<'revokeInvitation'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { invitationId }) {
    const invitation = await findInvitation(call, invitationId)
    if (invitation === undefined) return refuse('invitation.unknown')
    const decided = decideRevokeInvitation(invitation)
    if (!decided.ok) return decided
    if (!(await updateInvitation(call, decided.value, null)))
      return refuse('invitation.notOpen', { state: INVITATION_STATE_WORDS.accepted })
    call.record({ type: 'staff.invitationRevoked', subjectId: invitationId, payload: {} })
    return ok({})
  },
}
