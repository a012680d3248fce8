import { sql } from 'kysely'
import { countyScope, inTransaction, type Tx } from '../database/scope'
import { appendEvents, type NewEvent } from '../events/append-events'
import { keepFacts, takeFacts, type FactOfHousehold } from '../history/replaced-facts'
import type { ImportCall } from './batch'
import { packHouseholds } from './pack-households'
import { inChunks } from './record-set'

interface Leaver {
  readonly person_id: string
  readonly household_id: string
  readonly village_code: string
}

/**
 * Once these people are registered in a county, no other one registers them or keeps rows about them. Comes after the
 * transaction of that county, because a transaction is one county's: cut off in between, the same file does the rest.
 */
export async function leaveElsewhere(
  call: ImportCall,
  people: readonly string[],
  to: string,
  others: readonly string[],
): Promise<void> {
  if (people.length === 0) return
  for (const county of others) {
    await inTransaction(call.db, countyScope(county), async (tx) => {
      const leavers: Leaver[] = []
      const taken: FactOfHousehold[] = []
      for (const chunk of inChunks(people)) leavers.push(...(await takeOut(tx, county, chunk, taken)))
      await packHouseholds(tx, county, new Set(leavers.map((leaver) => leaver.household_id)))
      for (const chunk of inChunks(taken)) await keepFacts(tx, county, chunk)
      const events = leavers.map(({ person_id, household_id, village_code }): NewEvent => ({
        ...{ type: 'person.left', householdId: household_id, villageCode: village_code, subjectId: person_id },
        payload: { to },
      }))
      await appendEvents(tx, county, { day: call.day, at: call.at, actor: call.actor.id }, events)
    })
  }
}

/** @param taken gets what stood of them, to be kept once their households are in hand */
async function takeOut(
  tx: Tx,
  county: string,
  hashes: readonly string[],
  taken: FactOfHousehold[],
): Promise<readonly Leaver[]> {
  await sql`DELETE FROM unmatched_row WHERE county_code = ${county} AND id_hash = ANY (${hashes})`.execute(tx)
  const { rows } = await sql<Leaver>`
    SELECT person_id, household_id, village_code FROM person WHERE county_code = ${county} AND id_hash = ANY (${hashes})
    FOR UPDATE`.execute(tx)
  const ids = rows.map((row) => row.person_id)
  // The delivery that registered them here cannot be taken back without them, and nothing else would say so.
  await sql`
    INSERT INTO replaced_row (county_code, batch_id, source, row_key)
    SELECT ${county}, batch_id, 'person', person_id FROM person
    WHERE county_code = ${county} AND person_id = ANY (${ids}::uuid[]) AND batch_id IS NOT NULL
    ON CONFLICT (county_code, batch_id, source, row_key) DO NOTHING`.execute(tx)
  for (const source of ['department_record', 'person_former', 'person'] as const)
    taken.push(...(await takeFacts(tx, county, source, sql`stored.person_id = ANY (${ids}::uuid[])`)))
  return rows
}
