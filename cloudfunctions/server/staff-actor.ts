import { sql, type Expression, type RawBuilder } from 'kysely'
import type { Actor, StaffRole } from '../../src/domain/access/role'

/** A row of the staff register, as far as it makes an actor. */
export interface StaffPost {
  readonly name: string
  readonly phone_hash: string
  readonly role: StaffRole
  readonly area_code: string
}

/** The person behind these posts, which are all of one phone. */
export function staffActor(first: StaffPost, rows: readonly StaffPost[]): Actor {
  const posts = rows.map(({ role, area_code: areaCode }) => ({ role, areaCode }))
  return { id: `staff:${personId(first.phone_hash)}`, name: first.name, posts, kind: 'staff' }
}

/** A row of the staff file is a post; the person behind several posts stays the same one by their phone, so that orders accepted in one post stay theirs. */
function personId(phoneHash: string): string {
  const digits = Buffer.from(phoneHash, 'base64url').toString('hex')
  return digits.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** `personId` for the statement that reads the posts anyway. */
export function personOfPhone(phoneHash: Expression<string>): RawBuilder<string> {
  return sql<string>`encode(decode(translate(${phoneHash}, '-_', '+/') || '==', 'base64'), 'hex')::uuid::text`
}
