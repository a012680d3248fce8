import type { Tx } from '../database/scope'
import { CHAIN_START, eventHash } from './event-hash'

interface ChainReport {
  /** Events read. */
  readonly checked: number
  /** One sentence for each place where the chain does not hold; by number, without what the event says. */
  readonly differences: readonly string[]
}

const PAGE = 1000

/** Recomputes a county's chain from its first event and compares it with what is stored. The scope must be the whole county. */
export async function verifyChain(tx: Tx, county: string): Promise<ChainReport> {
  const differences: string[] = []
  let expected = { seq: 1, hash: CHAIN_START }
  for (;;) {
    const events = await readPage(tx, county, expected.seq)
    for (const event of events) {
      if (event.seq !== expected.seq)
        differences.push(`${county}: events ${expected.seq} to ${event.seq - 1} are missing`)
      else if (event.previous_hash !== expected.hash)
        differences.push(`${county}: event ${event.seq} does not follow the one before`)
      if (recompute(county, event) !== event.hash) differences.push(`${county}: event ${event.seq} was changed`)
      expected = { seq: event.seq + 1, hash: event.hash }
    }
    if (events.length < PAGE) break
  }
  const head = await tx
    .selectFrom('chain_head')
    .select(['seq', 'hash'])
    .where('county_code', '=', county)
    .executeTakeFirst()
  if ((head?.seq ?? 0) !== expected.seq - 1 || (head?.hash ?? CHAIN_START) !== expected.hash) {
    differences.push(`${county}: the chain ends at event ${expected.seq - 1}, its head says ${head?.seq ?? 0}`)
  }
  return { checked: expected.seq - 1, differences }
}

function readPage(tx: Tx, county: string, from: number) {
  return tx
    .selectFrom('event')
    .selectAll()
    .where('county_code', '=', county)
    .where('seq', '>=', from)
    .orderBy('seq')
    .limit(PAGE)
    .execute()
}

function recompute(county: string, event: Awaited<ReturnType<typeof readPage>>[number]): string {
  const { seq, type, actor, payload } = event
  return eventHash(event.previous_hash, {
    ...{ county, seq, type, day: event.happened_on, at: event.happened_at, actor },
    ...{ householdId: event.household_id, villageCode: event.village_code, subjectId: event.subject_id, payload },
  })
}
