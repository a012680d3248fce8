import type { Secrets } from '../crypto/secrets'
import type { Tx } from '../database/scope'
import type { Call } from '../handler'

/** What was written down of a visit and of a result; null while there is none. */
export interface OrderWords {
  readonly note: string | null
  readonly reason: string | null
}

/** Keeps what was written down, sealed, beside the order that has just been changed. What is not named stays. */
export async function writeOrderWords(
  { tx, county, secrets }: Pick<Call, 'tx' | 'county' | 'secrets'>,
  orderId: string,
  words: Partial<OrderWords>,
): Promise<void> {
  const seal = (text: string | null | undefined) => (typeof text === 'string' ? secrets.seal(text) : text)
  await tx
    .updateTable('work_order')
    .set({ note_cipher: seal(words.note), reason_cipher: seal(words.reason) })
    .where('county_code', '=', county)
    .where('order_id', '=', orderId)
    .execute()
}

/** What was written down of an order that the scope reaches. */
export async function getOrderWords(
  tx: Tx,
  secrets: Pick<Secrets, 'open'>,
  county: string,
  orderId: string,
): Promise<OrderWords> {
  const { note_cipher, reason_cipher } = await tx
    .selectFrom('work_order')
    .select(['note_cipher', 'reason_cipher'])
    .where('county_code', '=', county)
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  const open = (cipher: string | null) => (cipher === null ? null : secrets.open(cipher))
  return { note: open(note_cipher), reason: open(reason_cipher) }
}
