import { createHash } from 'node:crypto'
import { canonicalJson } from '../crypto/canonical-json'

/** Everything of an event that its hash vouches for. */
interface HashedEvent {
  readonly county: string
  readonly seq: number
  readonly type: string
  readonly day: string
  readonly at: string
  readonly actor: string
  readonly householdId: string | null
  readonly villageCode: string | null
  readonly subjectId: string | null
  readonly payload: Readonly<Record<string, unknown>>
}

/** What stands before the first event of a county. */
export const CHAIN_START = '0'.repeat(64)

/** SHA-256 over the hash of the event before and the canonical JSON of this one. */
export function eventHash(previousHash: string, event: HashedEvent): string {
  return createHash('sha256').update(previousHash).update(canonicalJson(event)).digest('hex')
}
