import { maskField } from '../../../src/domain/access/field-policy'
import { ROLE_WORDS, type StaffRole } from '../../../src/domain/access/role'
import { postState } from '../../../src/domain/access/standing-post'
import { ok } from '../../../src/domain/result'
import { readPlace, writePlace } from '../database/place'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { villageNames } from '../orders/village-names'
import { listOpenInvitations } from './invitation-repository'
import { listPosts, toPost } from './posts'

const PAGE = 50
const PLACE = /^\d{6,12}$/

/** Who has a post in the county, or had one, and who was invited to one. Phone numbers are masked. */
export const staffOf: Handler<'staffOf'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { cursor }) {
    const after = readPlace(cursor, PLACE)
    if (!after.ok) return after
    const found = await listPosts(call, call.scope.areas, after.value, PAGE + 1)
    const rows = found.slice(0, PAGE)
    const invitations = cursor === undefined ? await listOpenInvitations(call) : []
    const names = await villageNames(call.tx, [
      ...rows.map((row) => row.area_code),
      ...invitations.map(({ areaCode }) => areaCode),
    ])
    const place = (role: StaffRole, areaCode: string) => ({
      ...{ role, roleWord: ROLE_WORDS[role], areaCode, areaName: names.get(areaCode) ?? areaCode },
    })
    const last = found.length > PAGE ? rows.at(-1) : undefined
    return ok({
      today: call.day,
      items: rows.map((row) => ({
        ...{ staffId: row.staff_id, name: row.name, ...place(row.role, row.area_code) },
        ...{ phone: maskField('phone', call.secrets.open(row.phone_cipher)), bound: row.openid !== null },
        ...{ state: postState(toPost(row), call.day), validFrom: row.valid_from, validUntil: row.valid_until },
      })),
      invitations: invitations.map(({ invitationId, name, phone, role, areaCode, ...days }) => ({
        ...{ invitationId, name, phone: maskField('phone', phone), ...place(role, areaCode) },
        ...{ validFrom: days.validFrom, validUntil: days.validUntil, expiresOn: days.expiresOn },
      })),
      nextCursor: last === undefined ? null : writePlace(last.area_code, last.staff_id),
    })
  },
}
