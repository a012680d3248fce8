import { sql, type RawBuilder } from 'kysely'
import { dayNumber } from '../../../src/domain/calendar/day-number'
import type { Day } from '../../../src/domain/calendar/day'
import type { Database } from '../database/connect'
import { countyScope, inTransaction, type Tx } from '../database/scope'
import { appendEvents, type NewEvent } from '../events/append-events'
import { log } from '../log'
import { comparePage, NIL, storedScore } from './compare-page'
import type { Disagreement, StoredScore } from './compare-stored'
import { addToRun, findLastRun } from './score-run'
import type { Night } from './night'

type Audit = Omit<Night, 'newId'>

export interface AuditCounts {
  readonly audited: number
  /** Households whose projection or result was not what their records say: a fault of ours, whatever it is. */
  readonly differences: number
}

interface Page {
  readonly audited: number
  readonly last: string | undefined
  readonly wrong: readonly { readonly householdId: string; readonly differs: readonly Disagreement[] }[]
}

/** Nights until every household has had its turn. */
const SHARES = 30
const PAGE = 500

/**
 * Makes one thirtieth of a county's results again from register and records, the slow way, and compares. What differs is
 * written down as an event and made anew by the next night; so is a result whose next change was too far ahead to be seen when
 * it was made. Once a night: a second one of the day finds its count. Households that wait or are in use have their turn later.
 */
export async function auditShare(db: Database, audit: Audit): Promise<AuditCounts> {
  const { county, day, at, judge } = audit
  const inCounty = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db, countyScope(county), work)
  const run = await inCounty((tx) => findLastRun(tx, county))
  if (run?.run_on !== day || run.counts['audited'] !== undefined) return { audited: 0, differences: 0 }
  let audited = 0
  let differences = 0
  for (let after: string | undefined; ;) {
    const page = await inCounty((tx) => auditPage(tx, audit, after))
    for (const { householdId, differs } of page.wrong) log.error({ county, householdId, differs }, 'audit difference')
    audited += page.audited
    differences += page.wrong.length
    if (page.last === undefined) break
    after = page.last
  }
  const counts = { audited, differences }
  await inCounty((tx) => addToRun(tx, { county, day, at, rulebook: judge.rulebook, counts }))
  return counts
}

async function auditPage(tx: Tx, audit: Audit, after: string | undefined): Promise<Page> {
  const { county, day, at } = audit
  const { rows } = await sql<StoredScore>`
    SELECT ${storedScore(county)} FROM household_score
    WHERE county_code = ${county} AND ${isInShare(day)} AND household_id > ${after ?? NIL}
      AND NOT dirty AND (next_change_on IS NULL OR next_change_on > ${day})
    ORDER BY household_id LIMIT ${PAGE} FOR UPDATE SKIP LOCKED`.execute(tx)
  const compared = await comparePage(tx, audit, rows)
  const wrong = compared.filter(({ differs }) => differs.length > 0)
  const waking = compared.filter(({ differs, isShortSighted }) => differs.length > 0 || isShortSighted)
  await sql`
    UPDATE household_score SET dirty = true, facts = NULL, fingerprint = NULL
    WHERE county_code = ${county} AND household_id = ANY (${waking.map(({ householdId }) => householdId)}::uuid[])`.execute(
    tx,
  )
  const events = wrong.map(({ householdId, villageCode, differs }): NewEvent => ({
    ...{ type: 'audit.difference', householdId, villageCode, payload: { differs } },
  }))
  await appendEvents(tx, county, { day, at, actor: 'timer' }, events)
  return { audited: rows.length, last: rows.at(-1)?.householdId, wrong }
}

/** Ids are random, so a stretch of them is a fair share, and an index range. */
function isInShare(day: Day): RawBuilder<boolean> {
  const share = dayNumber(day) % SHARES
  const first = `${digitsOf(share)}-0000-0000-0000-000000000000`
  const last = `${digitsOf(share + 1, -1)}-ffff-ffff-ffff-ffffffffffff`
  return sql<boolean>`household_id BETWEEN ${first} AND ${last}`
}

/** First eight digits of the ids where a share begins. */
function digitsOf(share: number, more = 0): string {
  return (Math.floor((share * 2 ** 32) / SHARES) + more).toString(16).padStart(8, '0')
}
