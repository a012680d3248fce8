import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { toRow } from '../../../cloudfunctions/server/cases/case-row'
import { followVillage } from '../../../cloudfunctions/server/import/follow-village'
import type { Day } from '../../../src/domain/calendar/day'
import type { HouseholdCase } from '../../../src/domain/case/case'
import { dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import { BAIYANG, COUNTY, TOWN, type Household, type Office } from '../../support/open-office'

interface Moment {
  readonly on: Day
  readonly village: string
  readonly people: number
}

/** An inclusion as it was announced, and the clearance that ended it. */
export interface Announced extends Moment {
  clearance: Moment | null
}

interface How {
  readonly village: string
  readonly category: string
  readonly risks: readonly string[]
}

export type Register = Awaited<ReturnType<typeof openRegister>>

/** Households of 白杨村 to which things happen; what was announced of them is noted down beside. */
export async function openRegister(office: Office, count: number) {
  const announced: Announced[] = []
  const homes: { household: Household; village: string; people: number; followed: Announced | null }[] = []
  for (let index = 0; index < count; index += 1)
    homes.push({ household: await office.addHousehold(BAIYANG), village: BAIYANG, people: 2, followed: null })

  const homeAt = (index: number) => {
    const home = homes[index % count]
    if (home === undefined) throw new Error(`no home ${index}`)
    return home
  }

  return {
    office,
    announced,

    /** Includes who is not followed, clears who is. */
    async announce(index: number, { category, risks }: How) {
      const home = homeAt(index)
      const { household, village, people, followed } = home
      const { householdId } = household
      const kind = followed === null ? 'inclusion' : 'clearance'
      const one: HouseholdCase = {
        ...{ ...APPROVED, caseId: randomUUID(), caseNo: randomUUID(), householdId, villageCode: village, kind },
        ...{ category, risks, includedOn: followed?.on ?? null, way: followed === null ? null : 'helped' },
      }
      await office.owner.insertInto('household_case').values(toRow(COUNTY, one)).execute()
      const openid = village.startsWith(TOWN) ? 'town' : 'othertown'
      const { caseId } = one
      dataOf(await office.tell('officer', openid, 'announceCase', { caseId }, { expectedVersion: 1 }))
      const moment = { on: office.runtime.clock.today(), village, people }
      home.followed = followed === null ? { ...moment, clearance: null } : null
      if (followed !== null) followed.clearance = moment
      else if (home.followed !== null) announced.push(home.followed)
    },

    /** One of them lives here no more. */
    async leave(index: number) {
      const home = homeAt(index)
      if (await changePerson(home.household, { values: '{"livesHere":"否"}' })) home.people -= 1
    },

    /** One of them goes to live with the household next door. */
    async split(index: number) {
      const [home, next] = [homeAt(index), homeAt(index + 1)]
      const moved = { household_id: next.household.householdId, village_code: next.village }
      if (!(await changePerson(home.household, moved))) return
      home.people -= 1
      next.people += 1
    },

    async move(index: number, { village }: How) {
      const home = homeAt(index)
      if (home.village === village) return
      const { householdId: household_id } = home.household
      const left = home.village
      home.village = village
      await office.inCounty(COUNTY, async (tx) => {
        await tx
          .updateTable('household')
          .set({ village_code: village })
          .where('county_code', '=', COUNTY)
          .where('household_id', '=', household_id)
          .execute()
        await followVillage(tx, COUNTY, [{ household_id, village_code: village, left }])
      })
    },
  }

  /** False when nobody lives there. */
  async function changePerson(
    { householdId }: Household,
    change: { values: string } | { household_id: string; village_code: string },
  ) {
    const resident = await office.owner
      .selectFrom('person')
      .select('person_id')
      .where('household_id', '=', householdId)
      .where(sql<boolean>`"values" = '{}'`)
      .executeTakeFirst()
    if (resident === undefined) return false
    await office.owner.updateTable('person').set(change).where('person_id', '=', resident.person_id).execute()
    return true
  }
}

const APPROVED = {
  ...({ level: 'village', variant: 'ordinary', state: 'approved', notice: null, announcedOn: null } as const),
  ...{ openedOn: MONDAY, reachedOn: MONDAY, dueOn: MONDAY, hardDueOn: MONDAY, version: 1 },
}
