import type { Answer } from '../../../src/contract/operations'
import { countyOf } from '../../../src/domain/access/area'
import { decideAcceptInvitation } from '../../../src/domain/access/decide-accept-invitation'
import type { Invitation } from '../../../src/domain/access/invitation'
import { ROLE_WORDS } from '../../../src/domain/access/role'
import { ok } from '../../../src/domain/result'
import type { Tx } from '../database/scope'
import { takeTurn } from '../events/append-events'
import type { Handler } from '../handler'
import { villageNames } from '../orders/village-names'
import { findInvitationByCode, updateInvitation } from './invitation-repository'
import { bindPost, isSomebodyElse } from './posts'

/** Binds the identity that calls to the post it was invited to. The one that has taken a code up may ask again and gets the same answer. */
export const acceptInvitation: Handler<'acceptInvitation'> = {
  county: ({ invitationCode }) => countyOf(invitationCode),
  code: ({ invitationCode }) => invitationCode,
  async run(call, { invitationCode, phone }) {
    const { tx, day, secrets, openid, scope } = call
    if (openid === undefined || scope.reporterHash === undefined)
      throw new Error('Only a person takes an invitation up.')
    const found = await findInvitationByCode(call, invitationCode)
    if (found?.acceptedBy === scope.reporterHash && found.invitation.phone === phone)
      return ok(await describe(tx, found.invitation))
    const phoneHash = secrets.hash(phone)
    // Else one identity that takes up two invitations at once could become two people.
    await takeTurn(tx, call.county)
    const somebodyElse = await isSomebodyElse(call, { openid, phoneHash })
    const decided = decideAcceptInvitation(found?.invitation, { phone, isSomebodyElse: somebodyElse }, day)
    if (!decided.ok) return decided
    const invitation = decided.value
    await updateInvitation(call, invitation, scope.reporterHash)
    await bindPost(call, invitation, { openid, phoneHash })
    const { invitationId, role, areaCode, validFrom, validUntil } = invitation
    const payload = { role, area: areaCode, validFrom, validUntil }
    call.record({ type: 'staff.bound', subjectId: invitationId, payload })
    return ok(await describe(tx, invitation))
  },
}

async function describe(tx: Tx, { role, areaCode, validUntil }: Invitation): Promise<Answer<'acceptInvitation'>> {
  const names = await villageNames(tx, [areaCode])
  return { role, roleWord: ROLE_WORDS[role], areaCode, areaName: names.get(areaCode) ?? areaCode, validUntil }
}
