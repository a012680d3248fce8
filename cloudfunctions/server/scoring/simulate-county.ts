import { sql } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { Facts } from '../../../src/domain/household/facts'
import type { CompiledRulebook } from '../../../src/domain/rulebook/compile-rulebook'
import { outline } from '../../../src/domain/scoring/evaluate'
import type { Database } from '../database/connect'
import { countyScope, inTransaction, type Tx } from '../database/scope'
import { loadCircumstances, type Circumstances } from './circumstances'
import { loadFacts } from './load-facts'
import type { SimulationCount } from './simulation'
import { unpackFacts } from './unpack-facts'

interface SimulationOrder {
  readonly county: string
  /** Code of the county itself, a township or a village in it. */
  readonly area: string
  readonly day: Day
  readonly inForce: CompiledRulebook
  readonly proposed: CompiledRulebook
}

interface Row {
  readonly householdId: string
  readonly villageCode: string
  readonly facts: string | null
  readonly hasOpenOrder: boolean
}

const PAGE = 500
const START = { villageCode: '', householdId: '00000000-0000-0000-0000-000000000000' }

/**
 * Scores every household of an area under two rulebooks and counts what differs; writes nothing. Both are asked afresh about
 * the day, so that what no night has looked at yet is not taken for the work of the new book.
 * @param onPage called after each page
 */
export async function simulateCounty(
  db: Database,
  order: SimulationOrder,
  count: SimulationCount,
  onPage?: () => void,
): Promise<void> {
  const { county, day, inForce, proposed } = order
  let known: Circumstances | undefined
  let last: Pick<Row, 'villageCode' | 'householdId'> | undefined = START
  while (last !== undefined) {
    const after: Pick<Row, 'villageCode' | 'householdId'> = last
    const read = (tx: Tx) => readPage(tx, order, after, known)
    const page = await inTransaction(db, countyScope(county), read, { readOnly: true })
    for (const row of page.rows) {
      const facts = page.factsOf(row)
      count.add({ ...row, before: outline(inForce, facts, day), after: outline(proposed, facts, day) })
    }
    known = page.circumstances
    last = page.rows.at(-1)
    onPage?.()
  }
}

async function readPage(
  tx: Tx,
  { county, area }: SimulationOrder,
  after: Pick<Row, 'villageCode' | 'householdId'>,
  known: Circumstances | undefined,
) {
  const { rows } = await sql<Row>`
    SELECT household_id AS "householdId", village_code AS "villageCode", facts,
      EXISTS (SELECT FROM work_order WHERE work_order.county_code = ${county}
        AND work_order.household_id = household_score.household_id AND state <> 'closed') AS "hasOpenOrder"
    FROM household_score
    WHERE county_code = ${county} AND village_code >= ${area} AND village_code < ${`${area}:`}
      AND (village_code, household_id) > (${after.villageCode}, ${after.householdId}::uuid)
    ORDER BY village_code, household_id LIMIT ${PAGE}`.execute(tx)
  const circumstances = await loadCircumstances(tx, county, known)
  const unpacked = rows.filter(({ facts }) => facts === null).map(({ householdId }) => householdId)
  const loaded = await loadFacts(tx, county, unpacked, circumstances.incomeLines)
  const factsOf = ({ householdId, villageCode, facts }: Row): Facts => {
    const found =
      facts === null ? loaded.get(householdId) : unpackFacts({ householdId, villageCode, facts }, circumstances)
    if (found === undefined) throw new Error('A household has a score and is not in the register.')
    return found
  }
  return { rows, circumstances, factsOf }
}
