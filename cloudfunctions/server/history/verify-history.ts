import { sql } from 'kysely'
import { dayNumber } from '../../../src/domain/calendar/day-number'
import type { Day } from '../../../src/domain/calendar/day'
import type { Database } from '../database/connect'
import { countyScope, inTransaction, type Tx } from '../database/scope'
import { findPastScores, type PastScore } from './past-scores'
import { isKept, Replay } from './replay-score'

interface HistoryReport {
  /** Results made again. */
  readonly checked: number
  /** One sentence for each that came out otherwise, or could not be made: by number, without what it says. */
  readonly differences: readonly string[]
}

export interface Sample {
  /** Results at most. */
  readonly most: number
  /** Another day begins with another household. */
  readonly day: Day
}

const PAGE = 200

/**
 * Makes past results of a county again from what they knew and compares: all of a county that has no more than the sample, and of
 * a large one as many, another part of it every day. Results that are older than the keeping of it are passed over.
 * @param onPage told how many have been compared
 */
export async function verifyHistory(
  db: Database,
  county: string,
  { most, day }: Sample,
  onPage?: (checked: number) => void,
): Promise<HistoryReport> {
  const differences: string[] = []
  let checked = 0
  const start = placeOf(day)
  for (const [from, to] of [
    [start, LAST],
    [FIRST, start],
  ] as const) {
    let after: Place = from
    while (checked < most) {
      const limit = Math.min(PAGE, most - checked)
      const work = (tx: Tx) => verifyPage(tx, county, { after, to, limit })
      const page = await inTransaction(db, countyScope(county), work, { readOnly: true })
      differences.push(...page.differences)
      checked += page.checked
      onPage?.(checked)
      if (page.last === undefined) break
      after = page.last
    }
  }
  return { checked, differences }
}

/** Where a result stands among those of the county. */
type Place = Pick<PastScore, 'householdId' | 'version'>

const FIRST: Place = { householdId: '00000000-0000-0000-0000-000000000000', version: 0 }
const LAST: Place = { householdId: 'ffffffff-ffff-ffff-ffff-ffffffffffff', version: 2 ** 31 - 1 }

/** Steps of this part of the whole fall as far from each other as can be, however many there are. */
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** Ids are random: a part of their range is the same part of the households. */
function placeOf(day: Day): Place {
  const part = (dayNumber(day) * GOLDEN) % 1
  const digits = Math.floor(part * 2 ** 32).toString(16)
  return { householdId: `${digits.padStart(8, '0')}-0000-0000-0000-000000000000`, version: 0 }
}

async function verifyPage(
  tx: Tx,
  county: string,
  { after, to, limit }: { readonly after: Place; readonly to: Place; readonly limit: number },
) {
  const within = sql`(past.household_id, past.version) > (${after.householdId}::uuid, ${after.version})
    AND (past.household_id, past.version) <= (${to.householdId}::uuid, ${to.version}) AND past.delivered IS NOT NULL`
  const scores = await findPastScores(tx, county, within, limit)
  const compared = await new Replay(tx, county).compare(scores.filter(isKept))
  const differences = [...compared].flatMap(([{ householdNo, version, day }, differs]) =>
    differs.length === 0
      ? []
      : [
          `${county}: result ${version} of household ${householdNo}, of ${day}, cannot be made again: ${differs.join(', ')}`,
        ],
  )
  return { checked: scores.length, differences, last: scores.at(-1) }
}
