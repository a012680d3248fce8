import type { Look } from '../../../src/contract/operations'
import type { PrivateField } from '../../../src/domain/access/field-policy'
import { postOfLook, type RevealReason } from '../../../src/domain/access/reveal'
import type { Call } from '../handler'

interface Seen {
  readonly householdId: string
  readonly villageCode: string
  readonly personId?: string
  readonly field?: PrivateField
  readonly reason?: RevealReason
  /** Why, in words: kept sealed. */
  readonly words?: string
}

/** Keeps who looked at a household, in the transaction that shows it: what is seen is kept, or nothing is seen. */
export async function keepLook(
  { tx, county, actor, day, at, secrets, newId }: Call,
  what: Look,
  { householdId, villageCode, personId, field, reason, words = '' }: Seen,
): Promise<void> {
  await tx
    .insertInto('access_log')
    .values({
      ...{ county_code: county, look_id: newId(), household_id: householdId, village_code: villageCode },
      ...{ person_id: personId ?? null, what, field: field ?? null, reason: reason ?? null },
      words_cipher: words === '' ? null : secrets.seal(words),
      ...{ actor: actor.id, actor_name: actor.name, role: postOfLook(actor, villageCode) ?? null },
      ...{ looked_on: day, looked_at: at },
    })
    .execute()
}
