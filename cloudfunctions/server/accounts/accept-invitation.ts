import type { FaultCode } from '../../../src/contract/faults'
import type { Answer, Payload } from '../../../src/contract/operations'
import { countyOf } from '../../../src/domain/access/area'
import { decideAcceptInvitation } from '../../../src/domain/access/decide-accept-invitation'
import type { Invitation } from '../../../src/domain/access/invitation'
import { ROLE_WORDS } from '../../../src/domain/access/role'
import { ok, type Result } from '../../../src/domain/result'
import { inTransaction, type Tx } from '../database/scope'
import { appendEvents } from '../events/append-events'
import type { Job, JobCall } from '../handler'
import { villageNames } from '../orders/village-names'
import { accountPolicy } from './account-policy'
import { findInvitationByCode, updateInvitation } from './invitation-repository'
import { bindPost, isSomebodyElse } from './posts'
import { countTries, forgetTries, noteWrongTry } from './wrong-tries'

/**
 * Binds the identity that calls to the post it was invited to. A job and no handler: a wrong try must stay counted although it
 * is refused. The identity that has taken a code up may ask again and gets the same answer.
 */
export const acceptInvitation: Job<'acceptInvitation'> = {
  county: ({ invitationCode }) => countyOf(invitationCode),
  work: (call, payload) => inTransaction(call.db, call.scope, (tx) => accept({ ...call, tx }, payload)),
}

async function accept(
  call: JobCall & { readonly tx: Tx },
  { invitationCode, phone }: Payload<'acceptInvitation'>,
): Promise<Result<Answer<'acceptInvitation'>, FaultCode>> {
  const { tx, county, day, at, secrets, openid, scope } = call
  if (openid === undefined || scope.reporterHash === undefined) throw new Error('Only a person takes an invitation up.')
  const found = await findInvitationByCode(call, invitationCode)
  if (found?.acceptedBy === scope.reporterHash && found.invitation.phone === phone)
    return ok(await describe(tx, found.invitation))
  // Guesses of codes count for whoever guesses, guesses of the number behind a code for the code as well.
  const keys = [scope.reporterHash, ...(found === undefined ? [] : [secrets.hash(invitationCode)])]
  const phoneHash = secrets.hash(phone)
  const decided = decideAcceptInvitation(
    found?.invitation,
    { phone, tries: await countTries(call, keys), isSomebodyElse: await isSomebodyElse(call, { openid, phoneHash }) },
    { day, policy: accountPolicy() },
  )
  if (!decided.ok) {
    if (decided.refusal.code === 'invitation.wrong') await noteWrongTry(call, keys)
    return decided
  }
  const invitation = decided.value
  await updateInvitation(call, invitation, scope.reporterHash)
  await bindPost(call, invitation, { openid, phoneHash })
  await forgetTries(call, keys)
  const { invitationId, role, areaCode, validFrom, validUntil } = invitation
  const payload = { role, area: areaCode, validFrom, validUntil }
  await appendEvents(tx, county, { day, at, actor: call.actor.id }, [
    { type: 'staff.bound', subjectId: invitationId, payload },
  ])
  return ok(await describe(tx, invitation))
}

async function describe(tx: Tx, { role, areaCode, validUntil }: Invitation): Promise<Answer<'acceptInvitation'>> {
  const names = await villageNames(tx, [areaCode])
  return { role, roleWord: ROLE_WORDS[role], areaCode, areaName: names.get(areaCode) ?? areaCode, validUntil }
}
