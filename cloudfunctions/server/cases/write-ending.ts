import type { HouseholdCase } from '../../../src/domain/case/case'
import type { Call } from '../handler'
import { forgetFacts } from '../scoring/forget-facts'

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
  if (one.kind === 'inclusion') {
    await tx
      .insertInto('monitored_household')
      .values({
        ...{ county_code: county, household_id: householdId, village_code: villageCode, from_on: day },
        ...{ case_id: caseId, category, risks },
      })
      .execute()
  } else {
    await tx
      .updateTable('monitored_household')
      .set({ until_on: day, clearance_id: caseId, way })
      .where('county_code', '=', county)
      .where('household_id', '=', householdId)
      .where('until_on', 'is', null)
      .execute()
  }
  await forgetFacts(tx, county, householdId)
}

async function leaveCase({ tx, county }: Work, { householdId }: HouseholdCase): Promise<void> {
  await tx
    .updateTable('household')
    .set({ in_case_since: null })
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .execute()
}
