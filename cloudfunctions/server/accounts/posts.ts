import { sql, type Selectable } from 'kysely'
import type { Invitation } from '../../../src/domain/access/invitation'
import type { StandingPost } from '../../../src/domain/access/standing-post'
import type { Schema } from '../database/schema'
import type { Call } from '../handler'
import { inAreas } from '../orders/in-areas'
import { staffActor } from '../staff-actor'
import { postInForce } from './post-in-force'

interface Identity {
  readonly openid: string
  readonly phoneHash: string
}

type PostRow = Selectable<Schema['staff']>

/** True when this identity has a post in force under another phone number. */
export async function isSomebodyElse(
  { tx, day }: Pick<Call, 'tx' | 'day'>,
  { openid, phoneHash }: Identity,
): Promise<boolean> {
  const other = await tx
    .selectFrom('staff')
    .select('staff_id')
    .where('openid', '=', openid)
    .where('phone_hash', '<>', phoneHash)
    .where(postInForce(day))
    .executeTakeFirst()
  return other !== undefined
}

/** Makes the post of an invitation, or renews the one that the person has had there, and binds the identity to it. */
export async function bindPost(
  { tx, secrets, newId }: Pick<Call, 'tx' | 'secrets' | 'newId'>,
  { name, phone, role, areaCode, validFrom, validUntil }: Invitation,
  { openid, phoneHash }: Identity,
): Promise<void> {
  const renewed = { name, openid, active: true, valid_from: validFrom, valid_until: validUntil }
  await tx
    .insertInto('staff')
    .values({
      ...{ ...renewed, staff_id: newId(), phone_hash: phoneHash, phone_cipher: secrets.seal(phone) },
      ...{ role, area_code: areaCode },
    })
    .onConflict((conflict) => conflict.columns(['phone_hash', 'role', 'area_code']).doUpdateSet(renewed))
    .execute()
}

/** Undefined when there is no such post. */
export async function findPost({ tx }: Pick<Call, 'tx'>, staffId: string): Promise<StandingPost | undefined> {
  const row = await tx.selectFrom('staff').selectAll().where('staff_id', '=', staffId).executeTakeFirst()
  return row && toPost(row)
}

/** False when somebody else has ended it meanwhile. */
export async function endStandingPost({ tx }: Pick<Call, 'tx'>, staffId: string): Promise<boolean> {
  const ended = await tx
    .updateTable('staff')
    .set({ active: false })
    .where('staff_id', '=', staffId)
    .where('active', '=', true)
    .returning('staff_id')
    .execute()
  return ended.length > 0
}

/** Posts in these areas by area and id, after the place where the page before ended. */
export function listPosts(
  { tx }: Pick<Call, 'tx'>,
  areas: readonly string[],
  after: readonly [areaCode: string, staffId: string] | undefined,
  limit: number,
): Promise<readonly PostRow[]> {
  return tx
    .selectFrom('staff')
    .selectAll()
    .where(inAreas('area_code', areas))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(area_code, staff_id) > (${after?.[0]}, ${after?.[1]}::uuid)`),
    )
    .orderBy('area_code')
    .orderBy('staff_id')
    .limit(limit)
    .execute()
}

export function toPost(row: PostRow): StandingPost {
  const { role, area_code: areaCode, active, valid_from: validFrom, valid_until: validUntil } = row
  return { actorId: staffActor(row, [row]).id, role, areaCode, active, validFrom, validUntil }
}
