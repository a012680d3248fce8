import * as z from 'zod/mini'
import { STAFF_ROLES } from '../../domain/access/invitation'
import { areaCode, cursor, day, invitationCode, mobile, uuid, words } from '../schema'
import type { OperationSpec } from './operation-spec'

const role = z.enum(STAFF_ROLES)
const place = { role, roleWord: z.string(), areaCode: z.string(), areaName: z.string() }

/** Posts by invitation: who may work where, until when. */
export const accountOperations = {
  inviteStaff: {
    kind: 'command',
    within: ['officer'],
    payload: z.strictObject({
      name: words(40),
      phone: mobile,
      role,
      area: areaCode,
      validFrom: day,
      validUntil: day,
    }),
    // The only time the code is seen: afterwards only its hash exists.
    answer: z.object({ invitationId: z.string(), code: z.string(), expiresOn: day }),
  },
  revokeInvitation: {
    kind: 'command',
    within: ['officer'],
    payload: z.strictObject({ invitationId: uuid }),
    answer: z.object({}),
  },
  /** For whoever was invited, who has no post yet: binds the identity that calls. */
  acceptInvitation: {
    kind: 'command',
    within: ['cadre', 'officer'],
    payload: z.strictObject({ invitationCode, phone: mobile }),
    answer: z.object({ ...place, validUntil: day }),
  },
  endPost: {
    kind: 'command',
    within: ['officer'],
    payload: z.strictObject({ staffId: uuid }),
    answer: z.object({}),
  },
  /** Everybody with a post in the areas of whoever asks, by area; on the first page the invitations that nobody has taken up too. */
  staffOf: {
    kind: 'query',
    shows: 'nobody',
    within: ['officer'],
    payload: z.strictObject({ cursor: z.optional(cursor) }),
    answer: z.object({
      today: day,
      items: z.array(
        z.object({
          staffId: z.string(),
          name: z.string(),
          ...place,
          phone: z.string(),
          bound: z.boolean(),
          state: z.enum(['inForce', 'notYet', 'ended']),
          validFrom: z.nullable(day),
          validUntil: z.nullable(day),
        }),
      ),
      invitations: z.array(
        z.object({
          invitationId: z.string(),
          name: z.string(),
          ...place,
          phone: z.string(),
          validFrom: day,
          validUntil: day,
          expiresOn: day,
        }),
      ),
      nextCursor: z.nullable(z.string()),
    }),
  },
} as const satisfies Record<string, OperationSpec>
