import { sql, type Selectable } from 'kysely'
import type { HeldCause } from '../../../src/contract/views'
import type { Day } from '../../../src/domain/calendar/day'
import type { Schema } from '../database/schema'
import type { Tx } from '../database/scope'
import { findFeed } from '../import/feeds'
import { ruleWords } from './rule-words'
import { villageNames } from './village-names'

/** Held households of one cause in one township. */
interface HeldHere {
  readonly cause: string
  readonly township: string
  readonly households: number
  readonly since: Day
  readonly samples: string[]
}

interface Batch extends Pick<
  Selectable<Schema['import_batch']>,
  'batch_id' | 'feed' | 'received_on' | 'counts' | 'undone_at'
> {
  readonly rules: readonly string[]
}

/** The causes for which orders wait, those of the most households first, in the words of an officer. */
export async function listHeldCauses(tx: Tx, county: string): Promise<HeldCause[]> {
  const held = await countByTownship(tx, county)
  const causes = [...new Set(held.map(({ cause }) => cause))]
  const batches = await findBatches(tx, county, causes)
  const names = await villageNames(
    tx,
    held.map(({ township }) => township),
  )
  return causes
    .map((cause) => {
      const here = held.filter((one) => one.cause === cause)
      return {
        cause,
        from: tellCause(cause, batches),
        households: here.reduce((sum, { households }) => sum + households, 0),
        since: here.reduce((first, { since }) => (since < first ? since : first), here[0]?.since ?? ''),
        townships: here.map(({ township: code, households, samples }) => ({
          ...{ code, name: names.get(code) ?? code, households, samples },
        })),
      }
    })
    .sort((one, other) => other.households - one.households)
}

async function countByTownship(tx: Tx, county: string): Promise<readonly HeldHere[]> {
  const { rows } = await sql<HeldHere>`
    SELECT cause, left(candidate.village_code, 9) AS township, count(*) AS households, min(found_on) AS since,
      (array_agg(household_no ORDER BY household_no))[1:3] AS samples
    FROM order_candidate AS candidate CROSS JOIN unnest(held_for) AS cause
    JOIN household ON household.county_code = ${county} AND household.household_id = candidate.household_id
    WHERE candidate.county_code = ${county}
    GROUP BY cause, township ORDER BY cause, township`.execute(tx)
  return rows
}

async function findBatches(tx: Tx, county: string, causes: readonly string[]): Promise<ReadonlyMap<string, Batch>> {
  const ids = causes.filter((cause) => cause.startsWith('batch:')).map((cause) => cause.slice('batch:'.length))
  const rows = await tx
    .selectFrom('import_batch')
    .select(['batch_id', 'feed', 'received_on', 'counts', 'undone_at'])
    .where('county_code', '=', county)
    .where(sql<boolean>`batch_id = ANY (${ids}::uuid[])`)
    .execute()
  const rules = await findRulesOfBatches(tx, county)
  return new Map(rows.map((row) => [`batch:${row.batch_id}`, { ...row, rules: rules.get(row.batch_id) ?? [] }]))
}

/** The rules that deliveries made fire for households that are held, by batch. */
async function findRulesOfBatches(tx: Tx, county: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ batch: string; rules: readonly string[] }>`
    SELECT batch, array_agg(DISTINCT ground ->> 'rule') AS rules
    FROM order_candidate CROSS JOIN jsonb_array_elements(grounds) AS ground
    CROSS JOIN jsonb_array_elements_text(ground -> 'batches') AS batch
    WHERE county_code = ${county} AND held_for <> '{}' GROUP BY batch`.execute(tx)
  return new Map(rows.map(({ batch, rules }) => [batch, rules]))
}

function tellCause(cause: string, batches: ReadonlyMap<string, Batch>): HeldCause['from'] {
  const batch = batches.get(cause)
  if (batch === undefined) {
    const { name, department, means } = ruleWords(cause.slice('rule:'.length))
    return { kind: 'rule', name, department, means }
  }
  const feed = findFeed(batch.feed)
  return {
    kind: 'batch',
    batch: batch.batch_id,
    feedName: feed?.name ?? batch.feed,
    department: feed?.department ?? '',
    receivedOn: batch.received_on,
    rows: batch.counts['read'] ?? 0,
    accepted: batch.counts['accepted'] ?? 0,
    rules: batch.rules.map((rule) => ruleWords(rule).name),
    undone: batch.undone_at !== null,
  }
}
