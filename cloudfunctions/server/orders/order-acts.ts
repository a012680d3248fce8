import { orderAct, type OrderActView } from '../../../src/contract/views'
import * as z from 'zod/mini'
import type { WorkOrder } from '../../../src/domain/order/order'
import type { Secrets } from '../crypto/secrets'
import type { Tx } from '../database/scope'
import type { Call } from '../handler'

const { closing } = orderAct.shape

/** What is to be kept of an act: `version` is that of the order after it. */
interface NewAct {
  readonly kind: OrderActView['kind']
  readonly version: number
  readonly words: string | null
  readonly closing: OrderActView['closing']
}

/** An act with what only the history needs. */
export type OrderAct = OrderActView & { readonly version: number; readonly assigneeBefore: string | null }

/** Keeps who did what to the order as it stood before. False when the order was urged on this day already. */
export async function writeAct(
  { tx, county, actor, day, secrets, newId }: Call,
  before: WorkOrder,
  { kind, version, words, closing }: NewAct,
): Promise<boolean> {
  const { orderId, householdId, villageCode, assigneeName } = before
  const written = await tx
    .insertInto('order_act')
    .values({
      ...{ county_code: county, act_id: newId(), order_id: orderId, household_id: householdId },
      ...{ village_code: villageCode, kind, version, done_on: day, done_by: actor.name, assignee_name: assigneeName },
      words_cipher: words === null ? null : secrets.seal(words),
      closing_cipher: closing === null ? null : secrets.seal(JSON.stringify(closing)),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('act_id')
    .execute()
  return written.length > 0
}

/** What was done to an order besides its steps, oldest first. */
export async function loadActs(
  tx: Tx,
  secrets: Pick<Secrets, 'open'>,
  county: string,
  orderId: string,
): Promise<readonly OrderAct[]> {
  const rows = await tx
    .selectFrom('order_act')
    .selectAll()
    .where('county_code', '=', county)
    .where('order_id', '=', orderId)
    .orderBy('version')
    .orderBy('done_on')
    .execute()
  return rows.map((row) => ({
    ...{ kind: row.kind, on: row.done_on, by: row.done_by },
    words: row.words_cipher === null ? null : secrets.open(row.words_cipher),
    closing: row.closing_cipher === null ? null : z.parse(closing, JSON.parse(secrets.open(row.closing_cipher))),
    ...{ version: row.version, assigneeBefore: row.assignee_name },
  }))
}
