import { sql } from 'kysely'
import type { HouseholdCase } from '../../../src/domain/case/case'
import type { Call } from '../handler'
import { findStanding, type ReplacedFact } from '../history/replaced-facts'
import { forgetFacts } from '../scoring/forget-facts'
import { listHouseholdPeople } from './household-people'

type Work = Pick<Call, 'tx' | 'county'>

/**
 * What the end of a case leaves: the household is monitored, or cleared, and the next night scores it so; and it is in no case
 * any more, so that what comes now opens an order again.
 */
export async function writeEnding(work: Work, one: HouseholdCase): Promise<void> {
  if (one.state === 'announced' && one.announcedOn !== null) await writeAnnouncement(work, one, one.announcedOn)
  if (one.kind === 'inclusion') await leaveCase(work, one)
}

async function writeAnnouncement({ tx, county }: Work, one: HouseholdCase, day: string): Promise<void> {
  const { householdId, villageCode, caseId, category, risks, way } = one
  const { length: people } = await listHouseholdPeople(tx, county, householdId)
  const replaced: ReplacedFact[] = []
  if (one.kind === 'inclusion') {
    await tx
      .insertInto('monitored_household')
      .values({
        ...{ county_code: county, household_id: householdId, village_code: villageCode, from_on: day },
        ...{ case_id: caseId, category, risks, from_village: villageCode, from_people: people },
      })
      .execute()
    replaced.push({ source: 'monitored_household', key: `${householdId} ${day}`, before: null })
  } else {
    const followed = sql`stored.household_id = ${householdId} AND stored.until_on IS NULL`
    replaced.push(...(await findStanding(tx, county, 'monitored_household', followed)))
    await tx
      .updateTable('monitored_household')
      .set({ until_on: day, until_village: villageCode, until_people: people, clearance_id: caseId, way })
      .where('county_code', '=', county)
      .where('household_id', '=', householdId)
      .where('until_on', 'is', null)
      .execute()
  }
  await forgetFacts(tx, county, householdId, replaced)
}

async function leaveCase({ tx, county }: Work, { householdId }: HouseholdCase): Promise<void> {
  await tx
    .updateTable('household')
    .set({ in_case_since: null })
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .execute()
}
