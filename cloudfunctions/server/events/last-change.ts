import { sql } from 'kysely'
import type { Tx } from '../database/scope'
import { personOfPhone } from '../staff-actor'

/** Something of a household that counts its versions; its events name it by `subjectId`. */
export interface Standing {
  readonly householdId: string
  readonly subjectId: string
  readonly version: number
  /** Of the register: the delivery that wrote the row last. */
  readonly batchId?: string | null
}

interface Change {
  readonly who: string
  /** ISO instant. */
  readonly at: string
}

/**
 * Who made something what it is now, and when, as history has it; undefined when no event says so. Who reported is never told: a
 * report comes from 群众, whoever sent it.
 */
export async function findLastChange(
  tx: Tx,
  county: string,
  { householdId, subjectId, version, batchId = null }: Standing,
): Promise<Change | undefined> {
  const event = await tx
    .selectFrom('event')
    .select(['actor', 'happened_at as at', 'payload'])
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .where('subject_id', '=', subjectId)
    .where(sql<boolean>`payload ->> 'version' = ${String(version)}`)
    // What came later under the same version, as urging does, has not made it.
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  if (event === undefined) return batchId === null ? undefined : findDelivery(tx, county, batchId)
  const { actor, at, payload } = event
  if (payload['by'] === 'report') return { who: payload['channel'] === 'sweep' ? '集中排查' : '群众', at }
  return { who: await nameOf(tx, actor), at }
}

async function findDelivery(tx: Tx, county: string, batchId: string): Promise<Change | undefined> {
  const batch = await tx
    .selectFrom('import_batch')
    .select('received_at as at')
    .where('county_code', '=', county)
    .where('batch_id', '=', batchId)
    .executeTakeFirst()
  return batch && { who: '数据文件', ...batch }
}

async function nameOf(tx: Tx, actor: string): Promise<string> {
  const post = await tx
    .selectFrom('staff')
    .select(['name'])
    .where(sql<boolean>`'staff:' || ${personOfPhone(sql.ref('phone_hash'))} = ${actor}`)
    .limit(1)
    .executeTakeFirst()
  return post?.name ?? '系统'
}
