import document from '../../../config/policies/accounts.json'
import { parseAccountPolicy, type AccountPolicy } from '../../../src/domain/access/account-policy'
import { decideAcceptInvitation } from '../../../src/domain/access/decide-accept-invitation'
import { decideInvite } from '../../../src/domain/access/decide-invite'
import { decideRevokeInvitation } from '../../../src/domain/access/decide-revoke-invitation'
import { INVITATION_STATES, type Invitation } from '../../../src/domain/access/invitation'
import type { Actor, StaffRole } from '../../../src/domain/access/role'

const DAY = '2026-11-24'
const VILLAGE = '610999101201'
const PHONE = '13800000009'

function policyOf(given: unknown): AccountPolicy {
  const read = parseAccountPolicy(given)
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  return read.value
}
const policy = policyOf(document)

function staff(role: StaffRole, areaCode: string): Actor {
  return { id: 'staff:1', name: '', kind: 'staff', posts: [{ role, areaCode }] }
}
const COUNTY = staff('countyOfficer', '610999')

const WANTED = {
  ...{ invitationId: 'i', name: '李干部', phone: PHONE, role: 'gridWorker' as const, areaCode: VILLAGE },
  ...{ validFrom: DAY, validUntil: '2027-11-23' },
}
const INVITED: Invitation = { ...WANTED, expiresOn: '2026-11-30', state: 'open', version: 1 }

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal?.code)

test.each([
  ['a number that is none', { ...document, longestPostMonths: 0 }],
  ['half a day', { ...document, invitationDays: 1.5 }],
  ['a key that nobody reads', { ...document, tries: 2 }],
])('a policy with %s is refused', (_, wrong) => {
  expect(parseAccountPolicy(wrong).ok).toBe(false)
})

describe('inviting', () => {
  const invite = (slip: Partial<Omit<Invitation, 'state'>>, actor = COUNTY) =>
    decideInvite({ ...WANTED, ...slip }, actor, { day: DAY, policy })

  test.each<[string, Partial<Invitation>, string]>([
    ['to a village of another county', { areaCode: '610998101201' }, 'permission.area'],
    ['nobody in particular', { name: '  ' }, 'invitation.nameMissing'],
    ['a grid worker to a whole township', { areaCode: '610999101' }, 'invitation.areaLevel'],
    ['a township officer to a village', { role: 'townshipOfficer' }, 'invitation.areaLevel'],
    ['to a post that has begun', { validFrom: '2026-11-23' }, 'invitation.fromPast'],
    ['to a post that ends before it begins', { validUntil: '2026-11-23' }, 'invitation.untilTooEarly'],
    ['to a post without an end in sight', { validUntil: '2029-11-24' }, 'invitation.untilTooLate'],
  ])('%s is refused', (_, slip, code) => {
    expect(codeOf(invite(slip))).toBe(code)
  })

  test('by a township is refused', () => {
    expect(codeOf(invite({}, staff('townshipOfficer', '610999101')))).toBe('permission.area')
  })

  test('the last day that may be asked for is told, and is taken', () => {
    const refused = invite({ validUntil: '2029-11-24' })
    expect(refused).toMatchObject({ refusal: { details: { day: '2029-11-23' } } })
    expect(codeOf(invite({ validUntil: '2029-11-23' }))).toBe('ok')
  })

  test('the invitation expires with the days of the policy, today counted', () => {
    expect(invite({ name: ' 李干部 ' })).toEqual({ ok: true, value: INVITED })
  })
})

describe('taking an invitation up', () => {
  const accept = (
    slip: Partial<Invitation>,
    tried: Partial<Parameters<typeof decideAcceptInvitation>[1]> = {},
    day = DAY,
  ) => decideAcceptInvitation({ ...INVITED, ...slip }, { phone: PHONE, isSomebodyElse: false, ...tried }, day)

  test('a code that nobody was given and a phone number that does not fit are told apart by nobody', () => {
    const tried = { phone: PHONE, isSomebodyElse: false }
    const unknown = decideAcceptInvitation(undefined, tried, DAY)
    expect(codeOf(unknown)).toBe('invitation.wrong')
    expect(accept({}, { phone: '13800000008' })).toEqual(unknown)
    // Neither does a spent code tell its state to who does not know the number.
    expect(accept({ state: 'accepted' }, { phone: '13800000008' })).toEqual(unknown)
  })

  test.each<[string, ReturnType<typeof accept>, string]>([
    ['that was taken back', accept({ state: 'revoked' }), 'invitation.revoked'],
    ['that somebody has taken up', accept({ state: 'accepted' }), 'invitation.used'],
    ['a day too late', accept({}, {}, '2026-12-01'), 'invitation.expired'],
    ['to a post that is over', accept({ validUntil: DAY }, {}, '2026-11-25'), 'invitation.expired'],
    ['with the identity of somebody else', accept({}, { isSomebodyElse: true }), 'invitation.identityTaken'],
  ])('%s is refused', (_, result, code) => {
    expect(codeOf(result)).toBe(code)
  })

  test('on its last day it is taken up once', () => {
    expect(accept({}, {}, '2026-11-30')).toEqual({ ok: true, value: { ...INVITED, state: 'accepted', version: 2 } })
  })
})

test.each(INVITATION_STATES.filter((state) => state !== 'open'))(
  'an invitation that is %s cannot be revoked',
  (state) => {
    expect(codeOf(decideRevokeInvitation({ ...INVITED, state }))).toBe('invitation.notOpen')
  },
)

test('one that is open can', () => {
  expect(decideRevokeInvitation(INVITED)).toEqual({ ok: true, value: { ...INVITED, state: 'revoked', version: 2 } })
})
