import type { Tx } from '../database/scope'
import { CHAIN_START, eventHash } from './event-hash'

interface ChainReport {
  /** Events read. */
  readonly checked: number
  /** One sentence for each place where the chain does not hold: county, position and type of the event, and nothing of what it says. */
  readonly differences: readonly string[]
}

const PAGE = 1000

/** Recomputes a county's chain from its first event and compares it with what is stored. The scope must be the whole county, at one moment. */
export async function verifyChain(tx: Tx, county: string): Promise<ChainReport> {
  const head = (await findHead(tx, county)) ?? { seq: 0, hash: CHAIN_START }
  const differences: string[] = []
  let expected = { seq: 1, hash: CHAIN_START }
  for (;;) {
    const events = await readPage(tx, county, expected.seq)
    for (const event of events) {
      const faults = findFaults(county, event, expected, head.seq)
      differences.push(...faults.map((fault) => `${county}: ${fault}`))
      expected = { seq: event.seq + 1, hash: event.hash }
    }
    if (events.length < PAGE) break
  }
  const last = expected.seq - 1
  if (last < head.seq) differences.push(`${county}: ${missing(expected.seq, head.seq)} at the end`)
  if (last === head.seq && expected.hash !== head.hash)
    differences.push(`${county}: the head of the chain is not that of event ${last}`)
  return { checked: last, differences }
}

type StoredEvent = Awaited<ReturnType<typeof readPage>>[number]

function findFaults(
  county: string,
  event: StoredEvent,
  expected: { readonly seq: number; readonly hash: string },
  headSeq: number,
): string[] {
  const name = `event ${event.seq} (${event.type})`
  const faults: string[] = []
  if (event.seq !== expected.seq) faults.push(`${missing(expected.seq, event.seq - 1)} before ${name}`)
  else if (event.previous_hash !== expected.hash) faults.push(`${name} does not follow the one before`)
  if (recompute(county, event) !== event.hash) faults.push(`${name} was changed`)
  if (event.seq > headSeq) faults.push(`${name} was added behind the end of the chain`)
  return faults
}

function missing(from: number, until: number): string {
  return from === until ? `event ${from} is missing` : `events ${from} to ${until} are missing`
}

function findHead(tx: Tx, county: string) {
  return tx.selectFrom('chain_head').select(['seq', 'hash']).where('county_code', '=', county).executeTakeFirst()
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

function recompute(county: string, event: StoredEvent): string {
  const { seq, type, actor, payload } = event
  return eventHash(event.previous_hash, {
    ...{ county, seq, type, day: event.happened_on, at: event.happened_at, actor },
    ...{ householdId: event.household_id, villageCode: event.village_code, subjectId: event.subject_id, payload },
  })
}
