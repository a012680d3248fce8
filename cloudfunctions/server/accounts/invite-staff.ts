import { randomBytes } from 'node:crypto'
import { decideInvite } from '../../../src/domain/access/decide-invite'
import { ok, refuse } from '../../../src/domain/result'
import { makeCode } from '../codes/make-code'
import type { Handler } from '../handler'
import { countyOfAsked } from '../orders/asked-area'
import { villageNames } from '../orders/village-names'
import { accountPolicy } from './account-policy'
import { insertInvitation } from './invitation-repository'

/** 60 bits: with the phone number, and with tries slowed down, more than anybody guesses. */
const RANDOM_DIGITS = 12

/** Offers a post to the person behind a phone number. The county hands the code over itself. */
export const inviteStaff: Handler<'inviteStaff'> = {
  county: ({ area }, actor) => countyOfAsked(area, actor),
  async run(call, { name, phone, role, area, validFrom, validUntil }) {
    const { actor, day, county } = call
    const wanted = { invitationId: call.newId(), name, phone, role, areaCode: area, validFrom, validUntil }
    const decided = decideInvite(wanted, actor, { day, policy: accountPolicy() })
    if (!decided.ok) return decided
    if (!(await villageNames(call.tx, [area])).has(area)) return refuse('area.unknown', { area })
    const { invitationId, expiresOn } = decided.value
    const code = makeCode(county, randomBytes(RANDOM_DIGITS))
    await insertInvitation(call, decided.value, code)
    call.record({ type: 'staff.invited', subjectId: invitationId, payload: { role, area, validFrom, validUntil } })
    return ok({ invitationId, code, expiresOn })
  },
}
